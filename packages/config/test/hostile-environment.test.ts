import { createContext, runInContext } from 'node:vm'
import {
  bool,
  bytes,
  durationMs,
  email,
  host,
  integer,
  json,
  list,
  loadConfig,
  logLevel,
  mongoUri,
  num,
  port,
  readSettings,
  type Spec,
  str,
  url,
} from '../src'

const long = 100_000
const limitMs = 20_000
const validators: Record<string, (options?: { secret: boolean }) => Spec<unknown>> = {
  bool,
  bytes,
  durationMs,
  email,
  host,
  integer,
  json,
  list,
  logLevel,
  mongoUri,
  num,
  port,
  str,
  url,
}

// Texts on which a careless expression takes time that grows with the square of their length, or worse.
const hostile = [
  `${'1'.repeat(long)}x`,
  'a.'.repeat(long / 2),
  `a@${'.'.repeat(long)} x`,
  '1:'.repeat(126),
  '://'.repeat(long / 3),
  `mongodb://${'@:'.repeat(long / 2)}`,
  `mongodb://${'h,'.repeat(long / 2)}`,
  `mongodb://h/?${'a='.repeat(long / 2)}`,
  '['.repeat(long),
  `${'['.repeat(long / 2)}"a-secret-text"${']'.repeat(long / 2)}`,
  '?key='.repeat(long / 5),
  `1${' '.repeat(long)}!`,
  '\ud800'.repeat(long),
]

test.each(Object.entries(validators))(
  'given 100 kB of hostile text, when it is read as %s, then it does not take the time that grows with its square',
  (_name, validator) => {
    const readAll = () => {
      for (const text of hostile)
        readSettings(
          { X: validator({ secret: true }), Y: validator() },
          { environment: { X: text, Y: text } },
        )
    }
    // a timer of jest's would not fire while an expression runs: vm cuts it off
    runInContext('readAll()', createContext({ readAll }), { timeout: limitMs })
  },
  2 * limitMs,
)

test('given thousands of variables, when a hundred are declared, then loading is done before the test times out', () => {
  const names = Array.from({ length: 5000 }, (_, index) => `VARIABLE_NUMBER_${index}_X`)
  const environment = Object.fromEntries(names.map((name) => [name, 'x']))
  const specs = Object.fromEntries(
    Array.from({ length: 100 }, (_, index) => [`SETTING_NUMBER_${index}_ABC`, str({ optional: true })]),
  )
  const loaded = loadConfig(specs, { environment })
  expect(Object.keys(loaded)).toHaveLength(100)
})

const prototypeNames = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']

test.each(prototypeNames)('given a variable called %s, when it is unset, then it is unset', (name) => {
  expect(() => loadConfig({ [name]: str() }, { environment: {} })).toThrow(
    `${name}: expected some text; it is not set`,
  )
})

test.each(prototypeNames)(
  'given a variable called %s, when it is set, then it is a variable like any other',
  (name) => {
    const environment = Object.fromEntries([[name, 'value']])
    const config = loadConfig({ [name]: str({ secret: true }) }, { environment })
    expect(Object.getOwnPropertyDescriptor({ ...config }, name)?.value).toBe('value')
    expect(JSON.stringify(config)).toBe(`{"${name}":"[secret]"}`)
    expect('value' in {}).toBe(false)
  },
)

test('given prototype names that nobody declares, when config is loaded, then they change nothing', () => {
  const environment = JSON.parse('{"__proto__":"x","constructor":"y","toString":"z","NAME":"vly"}')
  expect({ ...loadConfig({ NAME: str() }, { environment }) }).toEqual({ NAME: 'vly' })
})
