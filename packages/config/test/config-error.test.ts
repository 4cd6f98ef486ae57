import { ConfigError, integer, str, url } from '../src'
import { errorOf } from './support/error-of'

test('given several wrong settings, when config is loaded, then one error has them all, with what to do', () => {
  const specs = {
    NAME: str({ desc: 'what the site is called' }),
    COUNT: integer({ min: 1, optional: true }),
    FORMAT: str({ choices: ['json', 'pretty'], default: 'json' }),
    FINE: str(),
  }
  const error = errorOf(specs, { COUNT: '0', FORMAT: 'xml', FINE: 'x' })
  expect(error).toBeInstanceOf(ConfigError)
  expect(error.code).toBe('ERR_CONFIG_INVALID')
  expect(error.name).toBe('ConfigError')
  expect(error.problems).toEqual([
    {
      name: 'NAME',
      expected: 'some text',
      found: 'it is not set',
      remedy: 'Set NAME (what the site is called).',
    },
    {
      name: 'COUNT',
      expected: 'a whole number, 1 or more',
      found: 'got "0"',
      remedy: 'Change COUNT, for example to 10, or remove COUNT.',
    },
    {
      name: 'FORMAT',
      expected: 'one of json, pretty',
      found: 'got "xml"',
      remedy: 'Change FORMAT, for example to json, or remove FORMAT to get the default: json.',
    },
  ])
  expect(error.message.split('\n')).toEqual([
    '3 settings are wrong:',
    '- NAME: expected some text; it is not set.',
    '  Set NAME (what the site is called).',
    '- COUNT: expected a whole number, 1 or more; got "0".',
    '  Change COUNT, for example to 10, or remove COUNT.',
    '- FORMAT: expected one of json, pretty; got "xml".',
    '  Change FORMAT, for example to json, or remove FORMAT to get the default: json.',
  ])
})

test('given a ConfigError, when its stack is read, then it is the message without frames', () => {
  const error = errorOf({ NAME: str() }, {})
  expect(error.stack).toBe(`ConfigError: ${error.message}`)
})

test('given an example of one’s own, when the variable is missing, then the error shows that example', () => {
  const error = errorOf({ API_URL: url({ example: 'https://api.example.org/v2' }) }, {})
  expect(error.problems[0]?.remedy).toBe('Set API_URL, such as API_URL=https://api.example.org/v2.')
})
