import { setTimeout as delay } from 'node:timers/promises'
import { startApp } from './support/start-app'

test.each([
  ['/crash', 'uncaught exception', 'crashed in a timer'],
  ['/reject', 'unhandled rejection', 'rejected in a timer'],
])(
  'given a crash at %s, then it is one fatal line, the open requests get theirs, and the code is 1',
  async (path, msg, message) => {
    const app = await startApp('app.js')
    const open = fetch(`${app.url}/hang`).catch(() => 'cut')
    await delay(100)
    await fetch(app.url + path).catch(() => 'cut')
    expect((await app.exit()).code).toBe(1)
    await open
    const lines = app.lines()
    const fatal = lines.filter(({ level }) => level === 'fatal')
    expect(fatal).toHaveLength(1)
    expect(fatal[0]).toMatchObject({ msg, err: { message, stack: expect.stringContaining('app.js') } })
    const routes = lines.filter(({ outcome }) => outcome === 'server_aborted').map(({ route }) => route)
    expect(routes.sort()).toEqual([path, '/hang'].sort())
  },
)
