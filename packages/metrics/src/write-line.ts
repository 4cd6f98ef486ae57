import { writeSync } from 'node:fs'

const stdout = 1
const pauseMs = 10
const mostPauses = 100

// Since somebody has read: what waits for a reader that is stuck waits once, not with each line.
let pauses = 0
let isCut = false

/**
 * Writes a line to stdout before it returns, so that it is not lost with a process that ends. Waits up to a second for whoever reads it; when
 * that was in vain, the lines after it are not waited for until one gets through, so that a stuck reader does not stop the app.
 * @throws what the system says when the line cannot be written
 */
export function writeLine(line: string): void {
  // what was left of a line that was cut must not spoil this one
  let rest = Buffer.from(`${isCut ? '\n' : ''}${line}\n`)
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(stdout, rest))
      pauses = 0
      isCut = rest.length > 0
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN' || pauses >= mostPauses) throw error
      pauses++
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs)
    }
  }
}
