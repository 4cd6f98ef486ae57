import {
  ConfigError,
  type ConfigProblem,
  deferProblems,
  loadConfig,
  readSettings,
  str,
  throwDeferredProblems,
} from '../src'
import { errorOf } from './support/error-of'

const problem = (name: string): ConfigProblem => ({ name, expected: 'something', remedy: 'Do it.' })

test('given deferred problems, when config is first loaded, then one error has them and the app’s own, later none', () => {
  deferProblems([problem('LOG_LEVEL')])
  deferProblems([problem('OTEL_TRACES_EXPORTER')])
  const error = errorOf({ NAME: str() }, {})
  expect(error.problems.map(({ name }) => name)).toEqual(['LOG_LEVEL', 'OTEL_TRACES_EXPORTER', 'NAME'])
  expect(error.message).toMatch(/^3 settings are wrong:/)
  expect(() => loadConfig({}, { environment: {} })).not.toThrow()
})

test('given deferred problems, when they are thrown by themselves, then in one ConfigError and once', () => {
  deferProblems([problem('LOG_LEVEL'), problem('APP_ENV')])
  expect(() => throwDeferredProblems()).toThrow(ConfigError)
  expect(() => throwDeferredProblems()).not.toThrow()
})

test('given a variable that several parts of the library read, when each defers its problem, then it is told once', () => {
  const { problems } = readSettings({ REVISION: str() }, { environment: {} })
  deferProblems(problems)
  deferProblems(problems)
  expect(errorOf({ REVISION: str() }, {}).problems.map(({ name }) => name)).toEqual(['REVISION'])
})
