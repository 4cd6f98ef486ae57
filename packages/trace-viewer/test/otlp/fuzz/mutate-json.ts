import { byteMutations } from './mutate-bytes'
import type { Random } from './random'

type Container = Record<string, unknown> | unknown[]

interface Place {
  readonly container: Container
  readonly key: string
}

const huge = '@huge@'
const deep = '@deep@'
const deepJson = `${'{"arrayValue":{"values":['.repeat(400)}${']}}'.repeat(400)}`
const others: readonly [unknown, ...unknown[]] = [
  null,
  true,
  '',
  'text',
  0,
  -1,
  1.5,
  2 ** 53,
  '99999999999999999999999',
  'NaN',
  '0'.repeat(32),
  [],
  {},
  [[]],
  [null],
  { stringValue: 1 },
  { '': '' },
  huge,
  deep,
  '\ud800',
]

/** Changes a message in JSON in one way, mostly with an eye for its values. */
export function mutateJson(bytes: Buffer, random: Random): Buffer {
  if (random.below(4) === 0) return random.pick(byteMutations)(bytes, random)
  const json: unknown = JSON.parse(bytes.toString())
  const [first, ...rest] = placesOf(json)
  if (!first) return bytes
  for (let changes = 1 + random.below(2); changes > 0; changes -= 1) {
    random.pick([swap, swap, remove, duplicate, rename])(random.pick([first, ...rest]), random)
  }
  const text = JSON.stringify(json).replaceAll(`"${huge}"`, '1e999').replaceAll(`"${deep}"`, deepJson)
  return Buffer.from(random.below(10) === 0 ? withKeyTwice(text, random) : text)
}

function swap(place: Place, random: Random): void {
  put(place, random.pick(others))
}

function remove({ container, key }: Place): void {
  if (Array.isArray(container)) container.splice(Number(key), 1)
  else delete container[key]
}

function duplicate({ container, key }: Place, random: Random): void {
  const value = valueAt({ container, key })
  if (Array.isArray(container)) container.push(...Array.from({ length: 1 + random.below(50) }, () => value))
  else container[`${key}s`] = value
}

/** Protobuf's own name of the field, which JSON may have as well, or a name that means something to JavaScript. */
function rename({ container, key }: Place, random: Random): void {
  if (Array.isArray(container)) return
  const snake = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const name = random.pick([snake, '__proto__', 'constructor', 'toString', 'value', ''])
  Object.defineProperty(container, name, {
    value: container[key],
    enumerable: true,
    configurable: true,
    writable: true,
  })
}

function withKeyTwice(text: string, random: Random): string {
  const keys = [...text.matchAll(/"\w+":/g)]
  const { 0: key = '', index = 0 } = keys[random.below(keys.length)] ?? {}
  return `${text.slice(0, index)}${key}${random.pick(['null', '5', '{}', '[]', '"x"'])},${text.slice(index)}`
}

function valueAt({ container, key }: Place): unknown {
  return Array.isArray(container) ? container[Number(key)] : container[key]
}

function put({ container, key }: Place, value: unknown): void {
  if (Array.isArray(container)) container[Number(key)] = value
  else container[key] = value
}

function placesOf(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return []
  const container = value as Container
  return Object.entries(container).flatMap(([key, item]) => [{ container, key }, ...placesOf(item)])
}
