import type { Random } from './random'

type Mutation = (bytes: Buffer, random: Random) => Buffer

const flipBits: Mutation = (bytes, random) => {
  const copy = Buffer.from(bytes)
  for (let flips = 1 + random.below(8); flips > 0; flips -= 1) {
    const at = random.below(copy.length)
    copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8))
  }
  return copy
}

const truncate: Mutation = (bytes, random) => bytes.subarray(0, random.below(bytes.length))

/** A piece of it again, at another place. */
const splice: Mutation = (bytes, random) => {
  const start = random.below(bytes.length)
  const piece = bytes.subarray(start, start + 1 + random.below(200))
  const at = random.below(bytes.length)
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at + random.below(50))])
}

const remove: Mutation = (bytes, random) => {
  const at = random.below(bytes.length)
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(40))])
}

const insertNoise: Mutation = (bytes, random) => {
  const noise = Buffer.from(Array.from({ length: 1 + random.below(20) }, () => random.below(256)))
  const at = random.below(bytes.length)
  return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)])
}

const twice: Mutation = (bytes, random) =>
  Buffer.concat([bytes, bytes.subarray(0, random.below(bytes.length))])

/** What does not ask what the bytes mean. */
export const byteMutations: [Mutation, ...Mutation[]] = [
  flipBits,
  truncate,
  splice,
  remove,
  insertNoise,
  twice,
]
export type { Mutation }
