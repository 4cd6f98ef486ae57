/** How often each value occurred. */
export type WeightedValues = Map<number, number>

export function addValue(values: WeightedValues, value: number, count: number): void {
  if (count > 0) values.set(value, (values.get(value) ?? 0) + count)
}

// 2^(1/32), two per cent, is as fine as is worth trying.
const finestScale = 5

/**
 * Brings values down to `most` by joining those that are close to each other, as an exponential histogram has them: each lies within the same few
 * per cent of the ones it is joined with, small or large. The joined ones are represented by their mean.
 */
export function joinClose(values: WeightedValues, most: number): WeightedValues {
  let joined = values
  for (let scale = finestScale; joined.size > most; scale--) joined = joinAtScale(values, scale)
  return joined
}

function joinAtScale(values: WeightedValues, scale: number): WeightedValues {
  const buckets = new Map<string, { sum: number; count: number }>()
  for (const [value, count] of values) {
    const index = value === 0 ? 0 : Math.floor(Math.log2(Math.abs(value)) * 2 ** scale)
    const key = `${Math.sign(value)} ${index}`
    const bucket = buckets.get(key) ?? { sum: 0, count: 0 }
    bucket.sum += value * count
    bucket.count += count
    buckets.set(key, bucket)
  }
  const joined: WeightedValues = new Map()
  for (const { sum, count } of buckets.values()) addValue(joined, sum / count, count)
  return joined
}
