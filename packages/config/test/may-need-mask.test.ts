import fc from 'fast-check'
import { maskText, mayNeedMask } from '../src'
import { rememberSecret } from '../src/known-secrets'

rememberSecret('s3cret/of the app')

test.each([
  'mongodb://ann:pa55word@db/app',
  'Bearer abcdef0123456789',
  'Authorization: Digest x',
  '{"password":"hunter22"}',
  "{ password: 'hunter22' }",
  'https://x.org/?access_token=abc',
  'https://x.org/?code=abc',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln',
  '-----BEGIN PRIVATE KEY-----\nabc',
  'the value s3cret/of the app',
  's3cret%2Fof%20the%20app',
  '/login?to=mongodb%3A%2F%2Fann%3Apa55word%40db',
  'mongodb://ann:pa55/w:ord@db/app',
  'AKIAIOSFODNN7EXAMPLE',
  'https://hooks.slack.com/services/T0/B0/abc',
])('given %j, when it is tested, then it may need a mask', (text) => {
  expect(maskText(text)).not.toBe(text)
  expect(mayNeedMask(`GET\n/api/users\n${text}\n200`)).toBe(true)
})

test.each([
  'GET /api/users/:id',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36',
  '127.0.0.1\n200\n/things/7?page=2',
  '/search?q=100%25%20off%20at%3A%2F%2Fx',
])('given %j, when it is tested, then it needs none', (text) => {
  expect(mayNeedMask(text)).toBe(false)
})

test('given any text that the mask changes, when it is tested, then it may need one', () => {
  const part = fc.constantFrom(
    'password',
    'token',
    'Bearer ',
    'basic ',
    '=',
    ':',
    '"',
    "'",
    ' ',
    '%3D',
    '%25',
    '%3A%2F%2F',
    '%40',
    '%22',
    '%20',
    '/',
    '3000',
    ' = ',
    'hooks.slack.com/services/',
    '&',
    '?code=',
    '://',
    '@',
    'eyJa.b.c',
    'x',
    '9',
    '\\',
    '\n',
    'cookie: ',
    'cookie:',
    'Authorization:',
    'password: ',
    'set-',
    '[',
    ']',
    '`',
    ' => ',
    ', ',
    '--password ',
    'auth',
    '?pass',
    '_pass',
    'secret',
    'Zm9v',
    's3cret/of the app',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const text = parts.join('')
      return mayNeedMask(text) || maskText(text) === text
    }),
    { numRuns: 5_000 },
  )
})
