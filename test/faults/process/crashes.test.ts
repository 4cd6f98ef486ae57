import { openRequests, startFaulty, statusOf } from '../support/start-faulty'

const last = 'the line before the end'

async function crash(path: string) {
  const app = await startFaulty()
  await openRequests(app, ['/hang', '/hang'])
  expect(await statusOf(app.url + path)).toBe('cut')
  const { code, signal } = await app.exit()
  const aborted = app.lines().filter(({ outcome }) => outcome === 'server_aborted')
  return {
    code,
    signal,
    messages: app.lines().map(({ msg }) => msg),
    levels: app.lines().map(({ level }) => level),
    aborted: aborted.map(({ route }) => String(route)).sort(),
  }
}

test.each([
  ['an exception', '/throw', 'uncaught exception'],
  ['a rejection that nobody handles', '/reject', 'unhandled rejection'],
])(
  "given %s, when it ends the process, then the lines before it, its own and those of the open requests are out, and the code is Node's",
  async (_what, path, msg) => {
    const { code, messages, levels, aborted } = await crash(path)
    expect(code).toBe(1)
    expect(messages).toContain(last)
    expect(messages.filter((_, i) => levels[i] === 'fatal')).toEqual([msg])
    expect(aborted).toEqual(['/hang', '/hang', path])
  },
)

test.each([0, 7])(
  'given process.exit(%i) in a handler, then the lines before it and those of the open requests are out, and the code is that',
  async (exitCode) => {
    const { code, messages, aborted } = await crash(`/exit/${exitCode}`)
    expect(code).toBe(exitCode)
    expect(messages).toContain(last)
    expect(aborted).toEqual(['/exit/:code', '/hang', '/hang'])
  },
)

test.each([
  ['process.abort', '/abort', 'SIGABRT'],
  ['SIGKILL', '/kill', 'SIGKILL'],
])(
  'given %s, of which nothing in the process is told, then the lines before it are out',
  async (_what, path, expected) => {
    const { signal, messages } = await crash(path)
    expect(signal).toBe(expected)
    expect(messages).toContain(last)
  },
)
