import { killCommands, startScript } from '../support/start-command'
import { faultyApp, statusOf } from '../support/start-faulty'

afterEach(killCommands)

async function pressCtrlC(script: string) {
  const app = await startScript(script)
  const answer = statusOf(`${app.url}/slow/600`)
  await statusOf(app.url)
  // a terminal sends it to every process of the group; npm then sends its own on to its child
  process.kill(-app.pid, 'SIGINT')
  const [status, code] = await Promise.all([answer, app.exit()])
  return { status, code, last: app.lines().at(-1)?.msg }
}

test('given npm start and a request in flight, when Ctrl-C is pressed, five times, then it is answered, and the code is 0', async () => {
  const runs = Array.from({ length: 5 }, () => pressCtrlC(`exec node ${faultyApp}`))
  expect(await Promise.all(runs)).toEqual(Array(5).fill({ status: 200, code: 0, last: 'shutdown: done' }))
})

// the code is that of the shell in between then, which Ctrl-C ends as well
test('given a script without exec, when Ctrl-C is pressed, then the request in flight is answered all the same', async () => {
  expect(await pressCtrlC(`node ${faultyApp}`)).toMatchObject({ status: 200, last: 'shutdown: done' })
})

test('given npm start, when SIGTERM comes to npm alone, then the request in flight is answered, and the code is 0', async () => {
  const app = await startScript(`exec node ${faultyApp}`)
  const answer = statusOf(`${app.url}/slow/600`)
  await statusOf(app.url)
  process.kill(app.pid, 'SIGTERM')
  expect([await answer, await app.exit()]).toEqual([200, 0])
  expect(app.lines().at(-1)?.msg).toBe('shutdown: done')
})
