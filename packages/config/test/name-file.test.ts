import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { integer, knownSecrets, loadConfig, mongoUri, readSettings, str } from '../src'
import { errorOf } from './support/error-of'

const folder = mkdtempSync(join(tmpdir(), 'voluntarily-config-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

test('given NAME_FILE, when config is loaded, then the value is what the file holds, without its last line break', () => {
  const specs = { DB_PASSWORD: str({ secret: true }), COUNT: integer({ default: 1 }) }
  const environment = {
    DB_PASSWORD_FILE: file('password', 'from a file\r\n'),
    COUNT: '',
    COUNT_FILE: file('count', '7\n'),
  }
  expect({ ...loadConfig(specs, { environment }) }).toEqual({ DB_PASSWORD: 'from a file', COUNT: 7 })
  expect(knownSecrets()).toContain('from a file')
})

test('given NAME and NAME_FILE, when config is loaded, then the problem says so', () => {
  const environment = { KEY: 'one', KEY_FILE: file('key', 'other') }
  expect(errorOf({ KEY: str({ secret: true }) }, environment).problems).toEqual([
    {
      name: 'KEY',
      expected: 'some text',
      found: 'both KEY and KEY_FILE are set',
      remedy: 'Remove one of KEY and KEY_FILE.',
    },
  ])
})

test('given a file that is not there, when config is loaded, then the problem names the file variable and not the path', () => {
  // Somebody who puts the secret itself into NAME_FILE must not find it in the log.
  const error = errorOf({ KEY: str({ secret: true }) }, { KEY_FILE: '/hunter2/hunter2' })
  expect(error.problems[0]).toMatchObject({
    found: 'that file cannot be read (ENOENT)',
    remedy: 'Correct the path in KEY_FILE or make the file readable.',
  })
  expect(error.message).not.toContain('hunter2')
})

test.each([
  ['a folder', () => folder, 'it is no regular file'],
  ['a device', () => '/dev/zero', 'it is no regular file'],
  ['a huge file', () => file('huge', 'x'.repeat(1024 * 1024 + 1)), 'it is larger than 1 MiB'],
])('given %s for a file, when config is loaded, then it is a problem', (_what, path, reason) => {
  expect(errorOf({ KEY: str() }, { KEY_FILE: path() }).problems[0]?.found).toBe(
    `that file cannot be read (${reason})`,
  )
})

test('given a file without permission, when config is loaded, then it is a problem', () => {
  const path = file('locked', 'x')
  chmodSync(path, 0)
  const { problems } = withoutRoot(() => errorOf({ KEY: str() }, { KEY_FILE: path }))
  expect(problems[0]?.found).toContain('EACCES')
})

// The superuser reads whatever it likes: for as long as the work takes, this process is somebody else.
function withoutRoot<T>(work: () => T): T {
  if (process.getuid?.() !== 0) return work()
  const nobody = 65_534
  process.seteuid?.(nobody)
  try {
    return work()
  } finally {
    process.seteuid?.(0)
  }
}

test('given an empty file, when the variable is required, then the problem says that the file is empty', () => {
  const environment = { KEY_FILE: file('empty', '\n') }
  expect(errorOf({ KEY: str() }, environment).problems[0]?.found).toBe(
    'the file that KEY_FILE names is empty',
  )
  expect(loadConfig({ KEY: str({ default: 'x' }) }, { environment }).KEY).toBe('x')
})

test('given a file with a wrong value, when config is loaded, then the remedy is about the file', () => {
  const environment = { COUNT_FILE: file('wrong', 'many') }
  expect(errorOf({ COUNT: integer() }, environment).problems[0]).toMatchObject({
    found: 'got "many"',
    remedy: 'Change what is in the file that COUNT_FILE names, for example to 10.',
  })
})

test('given a file that cannot be read, when settings are read, then the variable takes its default', () => {
  const { values, problems } = readSettings(
    { COUNT: integer({ default: 4 }) },
    { environment: { COUNT_FILE: '/nowhere' } },
  )
  expect(values.COUNT).toBe(4)
  expect(problems).toHaveLength(1)
})

test('given a variable that is itself called X_FILE, when config is loaded, then it is not read as the file of X', () => {
  mkdirSync(join(folder, 'logs'))
  const environment = { TRAIL_FILE: join(folder, 'logs', 'app.log') }
  const config = loadConfig({ TRAIL: str({ optional: true }), TRAIL_FILE: str() }, { environment })
  expect({ ...config }).toEqual({ TRAIL: undefined, TRAIL_FILE: environment.TRAIL_FILE })
})

test('given X_FILE declared by another part of the process, when only X is declared, then it is not read as the file of X', () => {
  const environment = { JOURNAL_FILE: '/nowhere/app.log' }
  readSettings({ JOURNAL_FILE: str({ optional: true }) }, { environment })
  expect(loadConfig({ JOURNAL: str({ optional: true }) }, { environment }).JOURNAL).toBeUndefined()
})

test('given NAME_FILE for a variable that nobody declares, when config is loaded, then no file is read', () => {
  expect(() =>
    loadConfig({ URI: mongoUri({ optional: true }) }, { environment: { OTHER_FILE: '/nowhere' } }),
  ).not.toThrow()
})
