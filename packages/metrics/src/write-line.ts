import { writeSync } from 'node:fs'

const stdout = 1
const pauseMs = 10
const mostPauses = 100

/**
 * Writes a line to stdout before it returns, so that it is not lost with a process that ends. Waits up to a second in all for
 * whoever reads it.
 * @throws what the system says when the line cannot be written
 */
export function writeLine(line: string): void {
  let rest = Buffer.from(`${line}\n`)
  for (let pauses = 0; rest.length > 0; ) {
    try {
      rest = rest.subarray(writeSync(stdout, rest))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN' || pauses === mostPauses) throw error
      pauses++
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs)
    }
  }
}
