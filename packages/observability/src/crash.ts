import { ConfigError } from '@voluntarily/config'
import { getLogger } from '@voluntarily/logger'
import { currentRequest } from '@voluntarily/request'
import { abortOpenRequests, lifecycle } from './lifecycle'
import { cutServers } from './servers'

const flushLimitMs = 2_000

let crashing = false

/**
 * Turns an uncaught exception or rejection into one fatal line, ends the open requests with their lines, cuts the servers off, sends the spans
 * and exits with 1. An exit that nothing announces, `process.exit` in a handler, gives the open requests their lines as well.
 * Wrong settings are printed as their message alone. An app with an `uncaughtException` listener of its own decides itself whether to exit.
 */
export function watchCrashes(): () => void {
  process.on('uncaughtException', onCrash)
  process.on('exit', abortOpenRequests)
  return () => {
    process.off('uncaughtException', onCrash)
    process.off('exit', abortOpenRequests)
  }
}

// What was thrown may be anything, a proxy that cannot be looked at included.
function isConfigError(error: unknown): error is ConfigError {
  try {
    return error instanceof ConfigError
  } catch {
    return false
  }
}

function onCrash(error: unknown, origin: string): void {
  // The first one has told why the process ends; a later one must not keep the spans from being sent.
  if (crashing) return
  if (isConfigError(error)) {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
  const running = currentRequest()
  if (running && running.error === undefined) running.error = error
  const what = origin === 'unhandledRejection' ? 'unhandled rejection' : 'uncaught exception'
  getLogger().fatal({ err: error }, what)
  if (!getLogger().isLevelEnabled('fatal'))
    process.stderr.write(`${what}: LOG_LEVEL=silent keeps it out of the log\n`)
  if (process.listenerCount('uncaughtException') > 1) return
  crashing = true
  // the code of a process in which nothing runs any more: thrown by a listener for its exit
  process.exitCode = 1
  abortOpenRequests()
  cutServers()
  void lifecycle.flush(flushLimitMs).finally(() => process.exit(1))
}
