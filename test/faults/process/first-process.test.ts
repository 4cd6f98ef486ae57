import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { describeWithPids } from '../support/namespaces'
import { killCommands, startCommand } from '../support/start-command'
import { faultyApp, statusOf } from '../support/start-faulty'

afterEach(killCommands)

const unshare = ['unshare', '--pid', '--fork', '--mount-proc']
const npmStart = ['npm', 'start', '--silent']

/** The process that is number 1 in its namespace, by its number outside. */
function firstOf(unsharePid: number): number {
  return Number(readFileSync(`/proc/${unsharePid}/task/${unsharePid}/children`, 'utf8').trim().split(' ')[0])
}

describeWithPids('given a process that is number 1, as in a container', () => {
  test.each([
    ['node', ['node', faultyApp]],
    ['npm, with a script that begins with exec', npmStart],
  ])(
    'when it is %s, and SIGTERM comes, then the request in flight is answered, and the code is 0',
    async (_what, command) => {
      const app = await startCommand([...unshare, ...command], { script: `exec node ${faultyApp}` })
      const answer = statusOf(`${app.url}/slow/600`)
      await statusOf(app.url)
      process.kill(firstOf(app.pid), 'SIGTERM')
      expect([await answer, await app.exit()]).toEqual([200, 0])
      expect(app.lines().at(-1)?.msg).toBe('shutdown: done')
    },
  )

  test('when it is node, and a second SIGTERM comes, then it ends with 1', async () => {
    const app = await startCommand([...unshare, 'node', faultyApp])
    void statusOf(`${app.url}/hang`)
    await statusOf(app.url)
    process.kill(firstOf(app.pid), 'SIGTERM')
    while (!app.lines().some(({ msg }) => msg === 'shutdown: SIGTERM received')) await delay(20)
    process.kill(firstOf(app.pid), 'SIGTERM')
    expect(await app.exit()).toBe(1)
  })
})
