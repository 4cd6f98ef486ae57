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

/** Changes messages like this one in JSON in one way or two, mostly with an eye for their values. */
export function createJsonMutation(payload: Buffer): (random: Random) => Buffer {
  const original = payload.toString()
  const [first, ...rest] = pathsOf(JSON.parse(original))
  if (!first) throw new Error('there is nothing in it to change')

  return (random) => {
    if (random.below(4) === 0) return random.pick(byteMutations)(payload, random)
    const json: unknown = JSON.parse(original)
    for (let changes = 1 + random.below(2); changes > 0; changes -= 1) {
      const place = placeAt(json, random.pick([first, ...rest]))
      // The first change may have taken it away.
      if (place) random.pick([swap, swap, remove, duplicate, rename])(place, random)
    }
    const text = JSON.stringify(json).replaceAll(`"${huge}"`, '1e999').replaceAll(`"${deep}"`, deepJson)
    return Buffer.from(random.below(10) === 0 ? withKeyTwice(text, random) : text)
  }
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

function placeAt(json: unknown, path: readonly string[]): Place | undefined {
  let value = json
  for (const key of path.slice(0, -1))
    value = isContainer(value) ? valueAt({ container: value, key }) : undefined
  const key = path.at(-1)
  return isContainer(value) && key !== undefined && key in value ? { container: value, key } : undefined
}

function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (!isContainer(value)) return []
  return Object.entries(value).flatMap(([key, item]) => {
    const below = [...path, key]
    return [below, ...pathsOf(item, below)]
  })
}

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null
}
