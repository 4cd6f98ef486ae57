import { serializeSpans } from '../../src/protobuf/serialize-spans'
import { namedSpans } from './support/end-spans'
import { readRequest, spansOf } from './support/read-request'

const namesIn = (request: Uint8Array) => spansOf(readRequest(request)).map(({ name }) => name)

test('given an export that is still being sent, when another one is written, then its bytes are as they were', () => {
  const first = serializeSpans(namedSpans(['first'], { text: 'a'.repeat(100) }))
  const asWritten = Buffer.from(first)
  serializeSpans(namedSpans(['second', 'third'], { text: 'b'.repeat(100) }))

  expect(Buffer.compare(first, asWritten)).toBe(0)
})

test.each([
  ['one as large', 100],
  ['a large one', 50_000],
  ['one too large for its buffer to be kept', 3_000_000],
])(
  'given %s before it, when an export is written, then nothing of the other shows through',
  (_what, size) => {
    const spans = namedSpans(['small'])
    const alone = Buffer.from(serializeSpans(spans))
    serializeSpans(namedSpans(['before'], { text: 'x'.repeat(size) }))
    const after = serializeSpans(spans)

    expect(Buffer.compare(after, alone)).toBe(0)
    expect(after.buffer.byteLength).toBe(after.length)
  },
)

test('given a span that is exported by reading another one, when both are written, then each is whole', () => {
  const [outer, ...others] = namedSpans(['outer', 'one', 'two'])
  let inner = new Uint8Array()
  const reads = Object.create(outer ?? null, {
    attributes: {
      get: () => {
        inner = new Uint8Array(serializeSpans(others))
        return { done: true }
      },
    },
  })

  expect(namesIn(serializeSpans([reads, ...others]))).toEqual(['outer', 'one', 'two'])
  expect(namesIn(inner)).toEqual(['one', 'two'])
})

test('given more keys than are kept, when spans are written again, then their keys are their own', () => {
  const keys = Array.from({ length: 600 }, (_, index) => `key.${index}`)
  const spans = keys.flatMap((key) => namedSpans([key], { [key]: key, again: key }))
  for (const _round of ['first', 'second']) {
    const read = spansOf(readRequest(serializeSpans(spans)))
    expect(read.map(({ attributes = [] }) => attributes.map(({ key }) => key))).toEqual(
      keys.map((key) => [key, 'again']),
    )
  }
})
