import { durationMs } from '../../src'
import { read } from '../support/read'

test.each([
  ['0', 0],
  ['250', 250],
  ['250ms', 250],
  ['30s', 30_000],
  ['1.5s', 1500],
  ['1.005s', 1005],
  ['5m', 300_000],
  ['5 m', 300_000],
  ['2H', 7_200_000],
  ['1d', 86_400_000],
])('given %j, when it is read as durationMs, then it is %d ms', (text, value) => {
  expect(read(durationMs(), text)).toBe(value)
})

test.each(['-1', '5 minutes', '1h30m', 's', '0.5ms', '1e3', 'Infinity', '5mo', '99999999999999999d', '5 5s'])(
  'given %j, when it is read as durationMs, then it is refused',
  (text) => {
    expect(read(durationMs(), text)).toBe('refused')
  },
)

test('given min and max in milliseconds, when a duration is outside them, then it is refused', () => {
  const spec = durationMs({ min: 1000, max: 60_000 })
  expect(['999ms', '1s', '1m', '61s'].map((text) => read(spec, text))).toEqual([
    'refused',
    1000,
    60_000,
    'refused',
  ])
  expect(spec.expected).toMatch(/, 1000 to 60000 ms$/)
})
