import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LogServer, type LogServerOptions, linesIn, pause, startLogServer } from '../support/log-server'

// the superuser may write everywhere
const uid = process.getuid?.() === 0 ? 65_534 : undefined
let server: LogServer
let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-file-'))
  chmodSync(folder, 0o777)
  path = join(folder, 'app.log')
})
afterEach(async () => {
  server.kill()
  await server.end()
  rmSync(folder, { recursive: true })
})

async function start({ env, ...options }: LogServerOptions = {}) {
  server = await startLogServer({ env: { LOG_FILE: path, ...env }, ...options })
  server.read()
}

/** Logs a line at a time until stderr says so. */
async function logUntil(words: string) {
  while (!server.err().includes(words)) {
    await server.ask('/log?lines=1&size=10')
    await pause()
  }
}

const times = (words: string) => server.err().split(words).length - 1
const inFile = () => linesIn(readFileSync(path, 'utf8'))

test('given a path that is a folder, when the app logs, then it answers, lines are on stdout, and it is said once', async () => {
  mkdirSync(path)
  await start()
  await server.ask('/log?lines=100&size=10')
  while (server.lines().length < 100) await pause()
  expect(times('LOG_FILE is not written: it is not a regular file')).toBe(1)
})

test('given a folder that may not be written, when it may be, then the file is written from then on', async () => {
  chmodSync(folder, 0o555)
  await start({ uid })
  await logUntil('LOG_FILE is not written: EACCES')
  chmodSync(folder, 0o777)
  await logUntil('LOG_FILE is written again')
  expect(inFile().length).toBeGreaterThan(0)
  expect(times('LOG_FILE is not written')).toBe(1)
})

test('given a folder that is removed, when the app logs on, then folder and file are made anew', async () => {
  await start()
  await server.ask('/log?lines=1&size=10')
  rmSync(folder, { recursive: true })
  for (let found = false; !found; found = readdirSync(tmpdir()).includes(folder.split('/').at(-1) ?? '')) {
    await server.ask('/log?lines=1&size=10')
    await pause()
  }
  await server.ask('/log?lines=1&size=10')
  expect(inFile().at(-1)?.i).toBe(server.lines().at(-1)?.i)
})

test('given a file that somebody moves, when the app logs on, then there is a new one', async () => {
  await start()
  await server.ask('/log?lines=1&size=10')
  renameSync(path, `${path}.1`)
  while (readdirSync(folder).length < 2) {
    await server.ask('/log?lines=1&size=10')
    await pause()
  }
  const all = [...linesIn(readFileSync(`${path}.1`, 'utf8')), ...inFile()].map(({ i }) => i)
  expect(all).toEqual(all.map((_, i) => i))
})

test('given a folder that may no longer be written, when the file is full, then it grows, and it is said once', async () => {
  await start({ uid, env: { LOG_FILE_SIZE: '2000' } })
  await server.ask('/log?lines=1&size=10')
  chmodSync(folder, 0o555)
  for (let i = 0; i < 5; i++) await server.ask('/log?lines=100&size=100')
  expect(inFile()).toHaveLength(501)
  expect(times('LOG_FILE grows, it cannot be put aside: EACCES')).toBe(1)
})

test('given a file that may take no more, when it may again, then half lines were taken back and the log goes on', async () => {
  await start()
  await server.ask('/log?lines=1&size=10')
  const limit = (bytes: string) => execFileSync('prlimit', ['--pid', String(server.pid), `--fsize=${bytes}:`])
  limit('5000')
  await logUntil('LOG_FILE is not written: EFBIG')
  limit('unlimited')
  await logUntil('LOG_FILE is written again')
  const [, missing] = /again, (\d+) lines are missing/.exec(server.err()) ?? []
  const numbers = inFile().map(({ i }) => i)
  expect(readFileSync(path, 'utf8').split('\n').filter(Boolean)).toHaveLength(numbers.length)
  expect(numbers.length + Number(missing)).toBe((numbers.at(-1) ?? 0) + 1)
})

/** Whether this user may mount a file system of 64 KiB there. */
function mountSmallDisk(where: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k,mode=777', 'none', where], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function mayMount(): boolean {
  const where = mkdtempSync(join(tmpdir(), 'small-disk-'))
  const isMounted = mountSmallDisk(where)
  if (isMounted) execFileSync('umount', [where])
  rmSync(where, { recursive: true })
  return isMounted
}

const testWithDisk = mayMount() ? test : test.skip

testWithDisk(
  'given a full disk, when there is room again, then the log goes on; the app answers throughout',
  async () => {
    mountSmallDisk(folder)
    try {
      await start()
      for (let i = 0; i < 5; i++) expect(await server.ask('/log?lines=100&size=300')).toBe('done')
      expect(times('LOG_FILE is not written: ENOSPC')).toBe(1)
      expect(inFile().map(({ i }) => i)).toEqual(inFile().map((_, i) => i))
      rmSync(path)
      await logUntil('LOG_FILE is written again')
      expect(inFile()).toHaveLength(1)
    } finally {
      server.kill()
      await server.end()
      execFileSync('umount', [folder])
    }
  },
)
