import { setImmediate as nextTurn } from 'node:timers/promises'
import { joinLines } from '../src/join-lines'
import { runFixture } from './support/run-fixture'

function collecting() {
  const writes: string[] = []
  const joining = joinLines({ write: (text) => void writes.push(text) })
  const write = (line: string, mayWait: boolean) => {
    joining.mayWait = mayWait
    joining.write(line)
    joining.mayWait = false
  }
  return { writes, write, joining }
}

test('given lines that may wait, when a turn ends, then they are written at once, in order', async () => {
  const { writes, write } = collecting()
  for (const line of ['a', 'b', 'c']) write(line, true)
  expect(writes).toEqual([])
  await nextTurn()
  expect(writes).toEqual(['abc'])
  write('d', true)
  await nextTurn()
  expect(writes).toEqual(['abc', 'd'])
})

test('given a line that may not wait, when it is written, then it takes along those before it', () => {
  const { writes, write } = collecting()
  write('a', true)
  write('b', false)
  write('c', false)
  expect(writes).toEqual(['ab', 'c'])
})

test('given much that waits, when it is too much, then it is written before the turn ends', () => {
  const { writes, write } = collecting()
  for (let i = 0; i < 80; i++) write('x'.repeat(1_000), true)
  expect(writes).toHaveLength(1)
})

test('given a flush, when lines wait, then they are written', () => {
  const { writes, write, joining } = collecting()
  write('a', true)
  joining.flushSync()
  expect(writes).toEqual(['a'])
})

test.each(['exit', 'throw', 'reject'])(
  'given requests that have just ended, when the process ends by %s, then their lines are out, in order',
  async (how) => {
    const { lines } = await runFixture('ends-after-requests.js', { env: { HOW: how } })
    const messages = lines.map(
      (line) => (JSON.parse(line) as { path?: string; msg: string }).path ?? 'in between',
    )
    expect(messages).toEqual(['/1', '/2', 'in between', '/3'])
  },
)
