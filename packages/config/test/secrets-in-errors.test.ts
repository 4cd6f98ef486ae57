import { inspect } from 'node:util'
import { integer, json, list, mongoUri, str, url } from '../src'
import { errorOf } from './support/error-of'

const everythingOf = (error: Error) =>
  [error.message, error.stack, inspect(error), JSON.stringify(error)].join('\n')

test('given wrong secrets, when config is loaded, then nothing of their values is in the error', () => {
  const specs = {
    URI: mongoUri({ secret: true }),
    PIN: integer({ secret: true }),
    CHOICE: str({ secret: true, choices: ['aaaa', 'bbbb'] }),
    ACCOUNT: json({ secret: true }),
    IDS: list({ secret: true, choices: ['id1'] }),
  }
  const environment = {
    URI: 'mongodb://user:hunter2@host:x/db',
    PIN: 'hunter2',
    CHOICE: 'hunter2',
    ACCOUNT: '{"key":"hunter2"',
    IDS: 'id1,hunter2',
  }
  const error = errorOf(specs, environment)
  expect(error.problems.map(({ name }) => name)).toEqual(['URI', 'PIN', 'CHOICE', 'ACCOUNT', 'IDS'])
  expect(everythingOf(error)).not.toContain('hunter2')
})

test('given a name that says password or key but is not declared secret, when it is wrong, then its value is not shown either', () => {
  const environment = { SMTP_PWD: 'hunter2', API_KEY: 'hunter2' }
  const error = errorOf({ SMTP_PWD: integer(), API_KEY: str({ choices: ['a'] }) }, environment)
  expect(error.problems).toHaveLength(2)
  expect(everythingOf(error)).not.toContain('hunter2')
})

test('given a URI that nobody declared secret, when it is wrong, then its credentials are masked', () => {
  const specs = { ONE: mongoUri(), TWO: url(), THREE: mongoUri(), FOUR: url() }
  const error = errorOf(specs, {
    ONE: 'mongodb://user:hun@ter2@host:x/db',
    TWO: 'https://user:hunter2@exa mple.org/',
    THREE: 'user:hunter2@host/db',
    FOUR: 'example.org/?access_token=hunter2&page=1',
  })
  expect(error.problems.map(({ found }) => found)).toEqual([
    'got "mongodb://[secret]@host:x/db"',
    'got "https://[secret]@exa mple.org/"',
    'got "[secret]@host/db"',
    'got "example.org/?access_token=[secret]&page=1"',
  ])
})
