import { setTimeout as delay } from 'node:timers/promises'
import { collectPage } from '../support/collect-page'
import { keepLines } from '../support/log-lines'

const lines = keepLines()

test.each<[string, () => unknown, string]>([
  [
    'throws',
    () => {
      throw new Error('no stock')
    },
    'no stock',
  ],
  ['rejects', () => Promise.reject(new Error('no till')), 'no till'],
  ['never answers', () => delay(60_000, undefined, { ref: false }), 'Operation timed out.'],
])(
  'given a function for a value that %s, when the page is made, then the rest is there and the log says why',
  async (_what, read, reason) => {
    const page = await collectPage((meter) => {
      meter.createObservableGauge('stock').addCallback(read as () => void)
      meter.createCounter('orders').add(1)
    })

    expect(page).toContain('orders_total')
    expect(page).not.toContain('stock')
    expect(lines.map(({ message }) => message)).toEqual([`a metric could not be read: ${reason}`])
  },
)
