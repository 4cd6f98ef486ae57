import { parseDurationMs, writeDurationMs } from '../../page/list/parse-duration'

test.each([
  ['', 0],
  ['150', 150],
  ['150ms', 150],
  [' 1.5 s ', 1_500],
  ['1,5S', 1_500],
  ['250us', 0.25],
  ['2 min', 120_000],
  ['.5s', 500],
])('given "%s", when it is read as a duration, then it is %d ms', (text, ms) => {
  expect(parseDurationMs(text)).toBe(ms)
})

test.each(['soon', '-1', '1 parsec', '1 2', 'ms', '1e9', 'constructor', '5 constructor'])(
  'given "%s", when it is read as a duration, then it is none',
  (text) => {
    expect(parseDurationMs(text)).toBeUndefined()
  },
)

test.each([0, 0.25, 150, 999, 1_000, 1_500, 1_234, 120_000])(
  'given %d ms, when they are written and read, then they are the same',
  (ms) => {
    expect(parseDurationMs(writeDurationMs(ms))).toBe(ms)
  },
)
