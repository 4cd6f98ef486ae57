import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

test('given an app that was observed before, when metrics are started, and started again, then they tell of its health, and of each log line once', async () => {
  const child = fork(join(__dirname, 'fixtures', 'metrics-again.js'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const [runs] = (await once(child, 'message')) as [string[][]]
  const linesOf = (told: string[] | undefined, start: string) =>
    told?.filter((line) => line.startsWith(start))

  for (const told of runs)
    expect(linesOf(told, 'health.status{')).toContain('health.status{state=starting} 1 process')
  expect(runs.map((told) => linesOf(told, 'log.lines{level=warn}'))).toEqual([
    ['log.lines{level=warn} 1 line'],
    ['log.lines{level=warn} 2 line'],
  ])
})
