import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fixtures } from './support/run-child'

test('given somebody who reads late, when long lines are written, then all of them come whole, in order', async () => {
  const child = spawn(process.execPath, [join(fixtures, 'writes-long-lines.js')], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  await once(child, 'message')
  await delay(200)
  let out = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  const [code] = await once(child, 'close')
  const lines = out.split('\n')

  expect(code).toBe(0)
  expect(lines.map((line) => [line[0], line.length])).toEqual([
    ...[...'abcde'].map((letter) => [letter, 300_000]),
    [undefined, 0],
  ])
})

// Sixty waits of a second would be longer than a test may take.
test('given nobody who reads, when many lines are written, then they are given up together, and one that is read later is whole', async () => {
  const child = spawn(process.execPath, [join(fixtures, 'writes-to-nobody.js')], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const [{ refused }] = (await once(child, 'message')) as [{ refused: number }]
  let out = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  await delay(200)
  child.send('go on')
  await once(child, 'close')

  expect(refused).toBe(60)
  expect(out.split('\n').slice(-2)).toEqual(['the last one', ''])
})
