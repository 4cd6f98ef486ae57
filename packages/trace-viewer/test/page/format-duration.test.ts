import { formatDuration, formatOffset } from '../../page/format/duration'

test.each([
  [0, '0'],
  [1, '1 ns'],
  [999, '999 ns'],
  [1_000, '1 µs'],
  [12_345, '12.3 µs'],
  [999_960, '1 ms'],
  [1_234_567, '1.23 ms'],
  [182_400_000, '182 ms'],
  [1_003_000_000, '1 s'],
  [59_940_000_000, '59.9 s'],
  [59_999_000_000, '1 min'],
  [61_000_000_000, '1 min 1 s'],
  [3_600_000_000_000, '1 h'],
  [3_725_000_000_000, '1 h 2 min'],
  [93_600_000_000_000, '1 d 2 h'],
  [-3_200_000, '−3.2 ms'],
  [Number.NaN, '–'],
])('given %d nanoseconds, when they are written, then they read %s', (ns, text) => {
  expect(formatDuration(ns)).toBe(text)
})

test('given an offset, when it is written, then it has its sign', () => {
  expect([formatOffset(3_000_000), formatOffset(-3_000_000), formatOffset(0)]).toEqual([
    '+3 ms',
    '−3 ms',
    '+0',
  ])
})
