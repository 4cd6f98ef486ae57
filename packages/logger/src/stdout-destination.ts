import pino from 'pino'
import type { LogDestination } from './destination'
import { sayOnce } from './say-once'

const waitsBeforeLoss = 10
const mostWaitingBytes = 1024 * 1024

/**
 * Standard output, written synchronously: what was logged is out before `process.exit` or a crash, for one system call a line. When the
 * reader of a pipe falls behind, a line waits up to a second (ten times 100 ms); after that lines are kept up to 1 MiB and then dropped,
 * so that a stuck log reader does not stop the app.
 */
export function stdoutDestination(): LogDestination {
  // pm2, some test runners and Next replace it to see what is written
  if (process.stdout.write !== process.stdout.constructor.prototype.write) return process.stdout
  let waits = 0
  const destination = pino.destination({
    dest: process.stdout.fd ?? 1,
    sync: true,
    maxLength: mostWaitingBytes,
    retryEAGAIN: () => waits++ < waitsBeforeLoss,
  })
  // It tells of a write of nothing after each wait.
  destination.on('write', (bytes) => {
    if (bytes > 0) waits = 0
  })
  destination.on('drop', () =>
    sayOnce(destination, 'drop', 'log lines are dropped: nothing reads standard output'),
  )
  // Every line has been tried already; sonic-boom's own would wait for ever for a full disk.
  destination.flushSync = () => {}
  return destination
}
