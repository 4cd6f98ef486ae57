import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeFolder } from '../../src/file/make-folder'

const root = mkdtempSync(join(tmpdir(), 'make-folder-'))
afterAll(() => rmSync(root, { recursive: true }))

test('given folders that are not there, when the lowest is made, then all are', () => {
  const folder = join(root, 'a', 'b', 'c')
  makeFolder(folder)
  makeFolder(folder)
  expect(statSync(folder).isDirectory()).toBe(true)
})

test('given a file on the way, when a folder below it is made, then it says so', () => {
  writeFileSync(join(root, 'file'), '')
  expect(() => makeFolder(join(root, 'file', 'below'))).toThrow('ENOTDIR')
})

const onLinux = process.platform === 'linux' ? test : test.skip

onLinux('given a folder that takes none, when one is made in it, then it says so at once', () => {
  expect(() => makeFolder('/proc/nowhere/below')).toThrow('ENOENT')
})
