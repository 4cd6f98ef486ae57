import { constants, fstatSync, openSync } from 'node:fs'
import type { LogDestination } from './destination'
import { patientWriter } from './stdout/patient-writer'

// On the global object: two writers to one pipe, such as those of two copies of this package, could write into each other's lines.
const key = Symbol.for('@voluntarily/logger standard output')
const registry = globalThis as { [key]?: LogDestination }

/**
 * Standard output, the same for the whole process, written synchronously: what was logged is out before `process.exit` or a crash, for one system call a line.
 * A reader that falls behind, or is gone, does not hold the app up: see `patientWriter`.
 */
export function stdoutDestination(): LogDestination {
  // pm2, some test runners and Next replace it to see what is written
  if (process.stdout.write !== process.stdout.constructor.prototype.write) return process.stdout
  registry[key] ??= patientWriter(ownPipe(process.stdout.fd ?? 1))
  return registry[key]
}

/**
 * A descriptor of our own for the pipe, on Linux, so that writing never waits: a child process that inherits standard output (`stdio: 'inherit'`) makes the shared one
 * wait for its reader, in this process too. The same descriptor where there is no pipe, or it may not be opened.
 */
function ownPipe(fd: number): number {
  try {
    if (process.platform !== 'linux' || !fstatSync(fd).isFIFO()) return fd
    return openSync(`/proc/self/fd/${fd}`, constants.O_WRONLY | constants.O_NONBLOCK)
  } catch {
    return fd
  }
}
