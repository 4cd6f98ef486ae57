const second = 1e9
const aboveSeconds = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200, 86_400,
]

/** Times in nanoseconds for the marks of an axis that ends at `durationNs`: round numbers, from 0, not more than `most`. */
export function timeTicks(durationNs: number, most: number): number[] {
  if (!(durationNs > 0) || most < 2) return [0]
  const step = stepOf(durationNs / most)
  const ticks: number[] = []
  for (let index = 0; index * step <= durationNs && ticks.length < 100; index++) ticks.push(index * step)
  return ticks
}

function stepOf(atLeast: number): number {
  if (atLeast <= 1) return 1
  if (atLeast > second) {
    const seconds = atLeast / second
    const step = aboveSeconds.find((candidate) => candidate >= seconds)
    return (step ?? Math.ceil(seconds / 86_400) * 86_400) * second
  }
  const power = 10 ** Math.floor(Math.log10(atLeast))
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= atLeast * (1 - 1e-9)) ?? 10
  return factor * power
}
