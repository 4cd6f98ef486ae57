import { maskText } from '@voluntarily/config'
import fc from 'fast-check'
import { maskLine } from '../src/mask-line'

test.each<[string, string]>([
  ['mongodb://vly:hunter22@db:27017/vly', 'mongodb://[redacted]@db:27017/vly'],
  ['redis://:hunter22@host', 'redis://[redacted]@host'],
  ['https://ghp_abc@github.com/x', 'https://[redacted]@github.com/x'],
  ['mongodb://vly:hun@ter22@db/vly', 'mongodb://[redacted]@db/vly'],
  ['mongodb://vly:hun/ter22@db/vly', 'mongodb://[redacted]@db/vly'],
  ['two: a://u:p@h b://u:p@h', 'two: a://[redacted]@h b://[redacted]@h'],
  ['Bearer abc.def-123', 'Bearer [redacted]'],
  ['authorization was bearer hunter22', 'authorization was bearer [redacted]'],
  ['Basic dXNlcjpwYXNz', 'Basic [redacted]'],
  ['got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln here', 'got [redacted] here'],
  ['GET /cb?access_token=abc&x=1', 'GET /cb?access_token=[redacted]&x=1'],
  ['/cb?x=1&code=abc#top', '/cb?x=1&code=[redacted]#top'],
  ['/r?to=%2Fcb%3Fid_token%3Dabc', '/r?to=%2Fcb%3Fid_token%3D[redacted]'],
  ['password=hunter22; user=ann', 'password=[redacted]; user=ann'],
  ['PGPASSWORD="hunter 22" psql', 'PGPASSWORD="[redacted]" psql'],
  ['{"password":"hun\\"ter22","a":1}', '{"password":"[redacted]","a":1}'],
  ["{ password: 'hunter22', a: 1 }", "{ password: '[redacted]', a: 1 }"],
  ['{\\"token\\":\\"hunter22\\"}', '{\\"token\\":\\"[redacted]\\"}'],
  ['GET / HTTP/1.1\r\nCookie: a=1; b=2\r\nHost: x', 'GET / HTTP/1.1\r\nCookie: [redacted]\r\nHost: x'],
  ['-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----', '[redacted]'],
])('given %j, when masked, then it is %j', (given, expected) => {
  expect(maskText(given)).toBe(expected)
  const line = JSON.stringify({ msg: given })
  expect(maskLine(line, false)).toBe(JSON.stringify({ msg: expected }))
})

test.each([
  'http://localhost:3000/users/ann@example.org',
  'https://registry.example.org/@scope/package',
  'Bearer token is missing',
  'Basic setup of the basic plan',
  'tokens_used=5',
  'Unexpected token: in JSON at position 4',
  'the secret is out',
  'see /cb?state=1&barcode=123',
  'ann@example.org',
])('given %j, when masked, then it stays', (text) => {
  expect(maskText(text)).toBe(text)
})

test('given e-mail addresses and the option, when masked, then they are gone', () => {
  expect(maskText('for ann.lee+x@mail.example.org!', { email: true })).toBe('for [redacted]!')
})

test('given any text with a secret after a line break, quote or backslash, when its line is masked, then the secret is gone and the line is JSON', () => {
  const character = fc.constantFrom(...'\n\r\t"\'\\ az\u0000\u2028é{}:,')
  const around = fc.array(character, { maxLength: 12 }).map((characters) => characters.join(''))
  fc.assert(
    fc.property(around, around, (before, after) => {
      const line = JSON.stringify({
        msg: `${before} mongodb://u:hunter22@h ${after} Bearer hunter33`,
        n: 1,
        mail: `${before}ann@example.org`,
      })
      const masked = maskLine(line, true)
      expect(masked).not.toMatch(/hunter|example\.org/)
      expect(JSON.parse(masked)).toMatchObject({ n: 1 })
    }),
  )
})

// A regular expression that backtracks needs minutes for these; a linear one some milliseconds.
const mega = 1 << 20
test.each([
  '://',
  '://a:',
  'a',
  'eyJ',
  'eyJa.',
  'token',
  'token=',
  'password"',
  '\\',
  '\\"',
  'bearer ',
  'basic aA',
  'cookie:',
  'a@',
  '@',
  'a.',
  '-----BEGIN ',
  "password: '",
  '&code=',
  'session',
  ' ',
  'secret\\" : \\"',
  'basic ',
  'x-api-key',
  '\u0000',
  '%25%25',
  '%2525',
  '%3A%2F%2F',
  '%3A%2F%2F%40',
  'a%2',
  'a%20 ',
  '%20token',
  'token%3D',
  '%22token%22%3A%22',
  '-----BEGIN PRIVATE KEY-----',
  'AKIA',
  'xoxb-',
  'token  =',
])('given a megabyte of %j, when masked, then it is done before the test times out', (part) => {
  for (const text of [
    part.repeat(mega / part.length),
    `bearer ${part.repeat(mega / part.length)}`,
    `token${part.repeat(mega / part.length)}@`,
  ]) {
    const line = JSON.stringify({ msg: text, uri: 'x://u:p@h' })
    const masked = maskLine(line, true)
    expect(JSON.parse(masked)).toMatchObject({ uri: 'x://[redacted]@h' })
  }
})
