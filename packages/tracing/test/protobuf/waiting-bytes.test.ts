import { WaitingBytes } from '../../src/protobuf/waiting-bytes'

const bytesOf = (index: number, length: number) => new Uint8Array(length).fill(index % 251)

test('given many that wait, when they leave in another order while others come, then each has its own bytes', () => {
  const waiting: { readonly stored: WaitingBytes; readonly as: Uint8Array }[] = []
  for (let index = 0; index < 5_000; index += 1) {
    const as = bytesOf(index, 1 + ((index * 37) % 1_500))
    waiting.push({ stored: new WaitingBytes(as), as })
    if (index % 3 === 0) continue
    const [left] = waiting.splice((index * 7) % waiting.length, 1)
    expect(Buffer.compare(left?.stored.take() ?? bytesOf(0, 0), left?.as ?? bytesOf(1, 1))).toBe(0)
  }
  for (const { stored, as } of waiting) expect(Buffer.compare(stored.take(), as)).toBe(0)
})

test('given batches that are sent one after the other, when the next ones wait, then no more memory is asked for', () => {
  const memories = new Set<ArrayBufferLike>()
  for (let batch = 0; batch < 20; batch += 1) {
    const waiting = Array.from({ length: 512 }, (_, index) => new WaitingBytes(bytesOf(index, 400)))
    for (const stored of waiting) memories.add(stored.take().buffer)
  }
  expect(memories.size).toBeLessThanOrEqual(5)
})

test('given what is never taken, when more waits, then it is not written over', () => {
  const left = new WaitingBytes(bytesOf(1, 100))
  for (let index = 0; index < 2_000; index += 1) new WaitingBytes(bytesOf(2, 400)).take()
  expect(Buffer.compare(left.take(), bytesOf(1, 100))).toBe(0)
})

test('given bytes larger than the memory that is shared, when they are taken, then they are whole', () => {
  const large = bytesOf(3, 300_000)
  expect(Buffer.compare(new WaitingBytes(large).take(), large)).toBe(0)
})

test('given bytes that have been taken, when they are taken again, then there are none', () => {
  const stored = new WaitingBytes(bytesOf(4, 10))
  stored.take()
  expect(stored.take()).toHaveLength(0)
})
