import { type LineSender, startLineSender } from '../../src'
import { loggerWithOutput } from './collector'

const ids = { trace_id: 'a'.repeat(32), span_id: 'b'.repeat(16) }
const started: LineSender[] = []

afterEach(async () => {
  await Promise.all(started.splice(0).map((sender) => sender.shutdown()))
})

/** Sends lines to this address until the test ends; `say` writes one that belongs to a trace. */
export function sendingTo(url: URL) {
  const sender = startLineSender(url)
  started.push(sender)
  const { logger, output } = loggerWithOutput()
  return { sender, logger, output, say: (message: string) => logger.info(ids, message) }
}
