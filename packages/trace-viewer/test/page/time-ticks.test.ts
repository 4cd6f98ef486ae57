import { timeTicks } from '../../page/trace/time-ticks'

const ms = 1e6
const s = 1e9

test.each([
  [182.4 * ms, 5, [0, 50 * ms, 100 * ms, 150 * ms]],
  [100 * ms, 5, [0, 20 * ms, 40 * ms, 60 * ms, 80 * ms, 100 * ms]],
  [3, 10, [0, 1, 2, 3]],
  [1.5 * s, 4, [0, 0.5 * s, s, 1.5 * s]],
  [50 * s, 5, [0, 10 * s, 20 * s, 30 * s, 40 * s, 50 * s]],
  [100 * s, 5, [0, 30 * s, 60 * s, 90 * s]],
  [7_200 * s, 4, [0, 1_800 * s, 3_600 * s, 5_400 * s, 7_200 * s]],
])('given %d ns and room for %d, when the axis is marked, then at round times', (durationNs, most, ticks) => {
  expect(timeTicks(durationNs, most)).toEqual(ticks)
})

test.each([0, -1, Number.NaN])(
  'given a trace of %d ns, when the axis is marked, then at its start only',
  (durationNs) => {
    expect(timeTicks(durationNs, 8)).toEqual([0])
  },
)

test.each([1, 999, 1e5, 3.3e8, 6e10, 1e13, 1.8e18])(
  'given a trace of %d ns, when the axis is marked, then never with more marks than there is room for',
  (durationNs) => {
    for (let most = 2; most < 20; most++)
      expect(timeTicks(durationNs, most).length).toBeLessThanOrEqual(most + 1)
  },
)
