import { type LogServer, pause, startLogServer } from './support/log-server'

let server: LogServer

afterEach(async () => {
  server.kill()
  await server.end()
})

/** Waits until so many lines have been read. */
async function linesRead(count: number) {
  while (server.lines().length < count) await pause()
  return server.lines().map(({ i }) => i)
}

const first = (count: number) => Array.from({ length: count }, (_, i) => i)

test('given a reader that never reads, when the app logs more than is held, then it answers, drops and says so once', async () => {
  server = await startLogServer()
  for (let i = 0; i < 12; i++) expect(await server.ask('/log?lines=500&size=1000')).toBe('done')
  expect(server.err().match(/log lines are dropped/g)).toHaveLength(1)
})

test('given a reader that reads again, when less than is held was waiting, then all lines come, whole and in order', async () => {
  server = await startLogServer()
  await server.ask('/log?lines=300&size=10000')
  await server.ask('/log?lines=1000&size=100')
  server.read()
  expect(await linesRead(1_300)).toEqual(first(1_300))
  expect(server.err()).not.toContain('lost')
})

test('given a reader that reads again, when lines were dropped, then they are counted, and the log goes on', async () => {
  server = await startLogServer()
  for (let i = 0; i < 6; i++) await server.ask('/log?lines=1000&size=1000')
  server.read()
  while (!server.err().includes('takes lines again')) await pause()
  await server.ask('/log?lines=1&size=10')
  while (server.lines().at(-1)?.i !== 6_000) await pause()
  const [, lost] = /again, (\d+) log lines were lost/.exec(server.err()) ?? []
  expect(server.lines().length + Number(lost)).toBe(6_001)
})

test('given a slow reader, when much is logged at once, then all lines come, whole and in order', async () => {
  server = await startLogServer()
  await server.ask('/log?lines=8000&size=150')
  while (server.lines().length < 8_000) {
    server.readPiece(16_000)
    await pause(1)
  }
  expect(server.lines().map(({ i }) => i)).toEqual(first(8_000))
})

test('given a child process that inherited standard output, when nothing is read, then the app answers all the same', async () => {
  server = await startLogServer()
  await server.ask('/log?lines=1&size=10')
  await server.ask('/inherit')
  expect(await server.ask('/log?lines=1000&size=1000')).toBe('done')
})

test.each(['/exit', '/throw'])(
  'given a reader that never reads, when the process ends by %s, then it does end, and counts what is lost',
  async (how) => {
    server = await startLogServer()
    await server.ask('/log?lines=3000&size=1000')
    await server.ask(how)
    expect(await server.end()).toBe(how === '/exit' ? 3 : 1)
    const [, lost] = /(\d+) log lines were lost: nothing reads standard output/.exec(server.err()) ?? []
    expect(server.lines().length + Number(lost)).toBe(3_000)
  },
)

test.each(['/exit', '/throw'])(
  'given a reader that reads, when the process ends by %s right after 10,000 lines, then none is lost',
  async (how) => {
    server = await startLogServer()
    server.read()
    await server.ask(`/log?lines=10000&size=200&then=${how}`)
    await server.end()
    expect(server.lines().map(({ i }) => i)).toEqual(first(10_000))
  },
)

test('given a reader that goes away, when another comes, then it gets the lines that were written in between', async () => {
  server = await startLogServer()
  server.read()
  await server.ask('/log?lines=10&size=10')
  await linesRead(10)
  server.goAway()
  expect(await server.ask('/log?lines=10&size=10')).toBe('done')
  expect(await server.ask('/log?lines=10&size=1000')).toBe('done')
  // it is tried more than once while nobody is there
  await pause(300)
  server.read()
  expect(await linesRead(30)).toEqual(first(30))
  while (!server.err().includes('takes lines again, none is lost')) await pause()
  expect(server.err().match(/log lines are lost, standard output fails: EPIPE/g)).toHaveLength(1)
})

test('given standard error in the same pipe, when it was full for a while, then every line is whole', async () => {
  server = await startLogServer({ redirect: '2>&1' })
  while (!server.out().includes('port')) {
    server.readPiece(1_000)
    await pause()
  }
  for (let i = 0; i < 6; i++) await server.ask('/log?lines=100&size=12000')
  server.read()
  while (!server.out().includes('takes lines again')) await pause()
  const [, lost] = /again, (\d+) log lines were lost/.exec(server.out()) ?? []
  expect(server.lines().length + Number(lost)).toBe(600)
})
