import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LogFile } from '../../src/file/log-file'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-file-'))
  path = join(folder, 'app.log')
})

const open = (settings: object = {}) =>
  new LogFile({ path, maxBytes: 1_000, interval: undefined, keep: 10, ...settings })
const line = (i: number) => `${JSON.stringify({ i, msg: 'x'.repeat(80) })}\n`
const write = (file: LogFile, from: number, to: number) => {
  for (let i = from; i < to; i++) file.write(line(i))
}
const oldFiles = () =>
  readdirSync(folder)
    .filter((name) => /^app\.\d{4}-.*\.log$/.test(name))
    .sort()
const content = (name: string) => readFileSync(join(folder, name), 'utf8')
const numbersIn = (text: string) => [...text.matchAll(/"i":(\d+)/g)].map(([, i]) => Number(i))

test('given a folder that is not there, when opened, then it is made', () => {
  path = join(folder, 'some', 'where', 'app.log')
  open().write(line(1))
  expect(readFileSync(path, 'utf8')).toBe(line(1))
})

test('given more lines than fit, when written, then full files are put aside, none is too large, and no line is lost', () => {
  write(open(), 0, 35)
  expect(oldFiles().length).toBeGreaterThan(2)
  const files = [...oldFiles(), 'app.log']
  for (const name of files) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(1_000)
  expect(files.flatMap((name) => numbersIn(content(name)))).toEqual(Array.from({ length: 35 }, (_, i) => i))
})

test('given old files of earlier runs, when opened, then the oldest make way', () => {
  for (const day of [1, 2, 3, 4])
    writeFileSync(join(folder, `app.2026-01-0${day}T00-00-00.000Z.log`), 'old\n')
  open({ keep: 2 })
  expect(oldFiles()).toEqual(['app.2026-01-03T00-00-00.000Z.log', 'app.2026-01-04T00-00-00.000Z.log'])
})

test('given files of others, when old files are removed, then those stay', () => {
  const others = [
    'app-1.log',
    'app.1.log',
    'app2.2026-01-01T00-00-00.000Z.log',
    'app.2026-01-01.log',
    'app.old',
  ]
  for (const name of others) writeFileSync(join(folder, name), 'of others\n')
  write(open({ keep: 0 }), 0, 35)
  expect(readdirSync(folder).sort()).toEqual([...others, 'app.log'].sort())
})

test('given a process that starts again, when it opens the file, then it goes on in it', () => {
  write(open(), 0, 3)
  write(open(), 3, 6)
  expect(numbersIn(content('app.log'))).toEqual([0, 1, 2, 3, 4, 5])
})

test('given a file of another day, when opened with a daily interval, then it is put aside', () => {
  writeFileSync(path, line(0))
  utimesSync(path, new Date(2026, 0, 1), new Date(2026, 0, 1))
  write(open({ interval: 'daily' }), 1, 2)
  expect(oldFiles().map(content)).toEqual([line(0)])
  expect(content('app.log')).toBe(line(1))
})

test('given an interval, when it ends, then the file is put aside, unless it is empty', async () => {
  const file = open({ interval: 1_000 })
  write(file, 0, 1)
  const { mtimeMs } = statSync(path)
  while (Math.floor(Date.now() / 1_000) === Math.floor(mtimeMs / 1_000))
    await new Promise((resolve) => setTimeout(resolve, 20))
  write(file, 1, 2)
  expect(oldFiles().map(content)).toEqual([line(0)])
  expect(content('app.log')).toBe(line(1))
})

test('given two writers of one file, as in a cluster, when one puts it aside, then no line is lost', async () => {
  const [one, other] = [open(), open()]
  for (let i = 0; i < 20; i++) {
    one.write(line(2 * i))
    other.write(line(2 * i + 1))
  }
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  other.write(line(40))
  const all = [...oldFiles(), 'app.log'].flatMap((name) => numbersIn(content(name)))
  expect(all.sort((a, b) => a - b)).toEqual(Array.from({ length: 41 }, (_, i) => i))
  expect(numbersIn(content('app.log'))).toContain(40)
})

test('given a name without an ending, when the file is put aside, then its name begins the same', () => {
  path = join(folder, 'app')
  mkdirSync(join(folder, 'app.d'))
  write(open(), 0, 15)
  expect(readdirSync(folder).sort()).toEqual(['app', expect.stringMatching(/^app\.\d{4}.*Z$/), 'app.d'])
})
