import { type Environment, readSettings, type Specs, str } from '../src'
import { compilePackage } from './support/compiled-package'
import { errorOf } from './support/error-of'
import { warningsOf } from './support/warnings-of'

const optional = () => str({ optional: true })

const warningsFor = (specs: Specs, environment: Environment) =>
  warningsOf(() => readSettings(specs, { environment }))

test('given a misspelt name, when settings are read, then one warning names it and never its value', () => {
  const environment = { MAIL_HOSTT: 'hunter2' }
  expect(warningsFor({ MAIL_HOST: optional() }, environment)).toEqual([
    'The variable "MAIL_HOSTT" is set, but nothing reads it. Is it a misspelling of MAIL_HOST, which is not set?',
  ])
  expect(warningsFor({ MAIL_HOST: optional() }, environment)).toEqual([])
})

test('given a misspelt NAME_FILE, when settings are read, then it is warned about', () => {
  expect(warningsFor({ CACHE_KEY: optional() }, { CACHE_KEY_FIEL: '/x' })).toEqual([
    expect.stringContaining('misspelling of CACHE_KEY_FILE'),
  ])
})

test.each<[string, Specs, Environment]>([
  ['the declared variable is set', { QUEUE_NAME: optional() }, { QUEUE_NAME: 'a', QUEUE_NAMES: 'b' }],
  [
    'the similar one is declared too',
    { TOPIC_NAME: optional(), TOPIC_NAMES: optional() },
    { TOPIC_NAMES: 'b' },
  ],
  ['the similar one is empty', { STACK_NAME: optional() }, { STACK_NAMES: ' ' }],
  [
    'the similar one is the shell’s',
    { USERS: optional(), HTTPS_PROXY: optional() },
    { USER: 'me', https_proxy: 'x' },
  ],
])('given that %s, when settings are read, then there is no warning', (_case, specs, environment) => {
  expect(warningsFor(specs, environment)).toEqual([])
})

test('given a similar name that another part of the process reads, when config is loaded, then there is no warning', () => {
  readSettings({ REGION_NAMES: optional() }, { environment: {} })
  expect(warningsFor({ REGION_NAME: optional() }, { REGION_NAMES: 'x', REGION_NAMES_FILE: '' })).toEqual([])
})

test('given a required variable that is misspelt, when config is loaded, then the error names the misspelling', () => {
  const error = errorOf({ MONGODB_URI: str() }, { MONGODB_URL: 'mongodb://user:hunter2@host' })
  expect(error.problems[0]?.remedy).toBe('Set MONGODB_URI. "MONGODB_URL" is set: is that a misspelling?')
})

test('given a name with control characters, when it is warned about, then they are escaped', () => {
  const warnings = warningsFor({ 'ZONE\nNAME': optional() }, { 'ZONE\nNAMES': 'x' })
  expect(warnings.join('')).toContain('"ZONE\\nNAMES"')
})

test('given a misspelt name, when the app starts, then Node prints the warning on stderr', () => {
  const compiled = compilePackage()
  const script = `const { loadConfig, port } = require(process.env.CONFIG); loadConfig({ PORT: port({ default: 3122 }) })`
  const { status, stderr } = compiled.run(['-e', script], { env: { PROT: '80' } })
  compiled.remove()
  expect(status).toBe(0)
  expect(stderr).toContain(
    '[WARN_CONFIG_MISSPELLED] ConfigWarning: The variable "PROT" is set, but nothing reads it. Is it a misspelling of PORT, which is not set?',
  )
})
