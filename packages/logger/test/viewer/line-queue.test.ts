import { LineQueue } from '../../src/viewer/line-queue'

const filled = (lines: readonly string[]) => {
  const queue = new LineQueue()
  for (const line of lines) queue.push(line)
  return queue
}
const all = (queue: LineQueue) => {
  const batches: string[][] = []
  while (!queue.isEmpty) batches.push(queue.takeBatch())
  return batches
}
const numbers = (count: number) => Array.from({ length: count }, (_, i) => String(i))

test('given more lines than may wait, then the newest 5000 do, and come out in order, 500 at a time', () => {
  const batches = all(filled(numbers(100_000)))

  expect(batches.map(({ length }) => length)).toEqual(Array(10).fill(500))
  expect(batches.flat()).toEqual(numbers(100_000).slice(-5_000))
})

test('given long lines, then 4 MiB of them wait, and come out in batches of 1 MiB at most', () => {
  const lines = numbers(100).map((number) => number.padEnd(100_000))
  const batches = all(filled(lines))

  expect(batches.flat()).toEqual(lines.slice(-41))
  expect(batches.map(({ length }) => length)).toEqual([10, 10, 10, 10, 1])
})

test('given a line that is too long for a request, then it is not kept, and others are', () => {
  expect(all(filled(['one', 'x'.repeat(1024 * 1024 + 1), 'two']))).toEqual([['one', 'two']])
})

test('given a queue that was cleared, when it is filled again, then it keeps as much as before', () => {
  const queue = filled(numbers(100).map((number) => number.padEnd(100_000)))
  queue.clear()
  expect(queue.isEmpty).toBe(true)
  for (const line of numbers(10)) queue.push(line)
  expect(queue.takeBatch()).toEqual(numbers(10))
})
