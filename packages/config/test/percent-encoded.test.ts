import fc from 'fast-check'
import { maskText, mayNeedMask } from '../src'
import { rememberSecret } from '../src/known-secrets'

const once = encodeURIComponent
const twice = (text: string) => once(once(text))

test.each<[string, string]>([
  ['?to=mongodb%3A%2F%2Fvly%3Ahunter22%40db%2Fvly&a=1', '?to=mongodb://[redacted]@db/vly&a=1'],
  [`?q=${once('Bearer hunter22')}`, '?q=Bearer%20[redacted]'],
  ['?q=Bearer+hunter22', '?q=Bearer+[redacted]'],
  ['at%0ABearer%20hunter22', 'at%0ABearer%20[redacted]'],
  [once('Basic dXNlcjpwYXNz=='), 'Basic%20[redacted]'],
  [once('eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln!'), '[redacted]!'],
  ['/r?to=%2Fcb%3Fcode%3Dhunter22%26x%3D1', '/r?to=/cb?code=[redacted]&x=1'],
  ['pass%77ord=hunter22', 'password=[redacted]'],
  [
    `b=${once('{"user":"ann é","password":"hun ter22"}')}`,
    'b={%22user%22:%22ann%20%C3%A9%22,%22password%22:%22[redacted]%22}',
  ],
  [`b=${once("{ password: 'hun ter22' }")}`, "b={%20password:%20'[redacted]'%20}"],
  [`b=${once('Cookie: a=1; b=2\r\nHost: x')}`, 'b=Cookie:%20[redacted]%0D%0AHost:%20x'],
  [once('-----BEGIN PRIVATE KEY-----\nMII+E/\n-----END PRIVATE KEY-----'), '[redacted]'],
  [
    '?{%22a%22:%22{\\%22token\\%22:\\%22hunter22\\%22}%22}',
    '?{%22a%22:%22{%5C%22token%5C%22:%5C%22[redacted]%5C%22}%22}',
  ],
  ['/x%FF%3Apassword%3Dhunter22', '/x%FF%3Apassword%3D[redacted]'],
  ['two ?a=x%3A%2F%2Fu%3Ap%40h and ?b=100%25', 'two ?a=x://[redacted]@h and ?b=100%25'],
])('given %j, when it is masked, then it is %j', (given, expected) => {
  expect(maskText(given)).toBe(expected)
})

test.each([
  'postgres://vly:hunter22@db/vly',
  'Bearer hunter22',
  '/cb?code=hunter22',
  '{"password":"hunter22"}',
  "{ password: 'hunter22' }",
  '{"a":"{\\"token\\":\\"hunter22\\"}"}',
])(
  'given %j, encoded twice or three times, when it is masked, then nothing is left of the secret',
  (text) => {
    expect(maskText(`/x?to=${twice(text)}&y=1`)).not.toContain('hunter22')
    expect(maskText(`/x?to=${twice(once(text))}&y=1`)).not.toContain('hunter22')
  },
)

test.each([
  '/search?q=100%25%20off%2C%20caf%C3%A9',
  'https://x.org:3000/login?to=https%3A%2F%2Fy.org%2Fusers%2Fann%40example.org',
  '%',
  '%%%2',
  'a%2 %zz %E2%82 %ff',
  '%25%32%35%2525',
  'Bearer%20token%20is%20missing',
])('given %j, when it is masked, then it stays byte for byte', (text) => {
  expect(maskText(text)).toBe(text)
})

test('given encoded line breaks, quotes and control characters around a secret, when it is masked, then the text still has no more of them', () => {
  const part = fc.constantFrom(
    '\r\n',
    '"',
    "'",
    '\\',
    '<',
    '\u0000',
    '\u007f',
    '\u2028',
    'é',
    ' ',
    'a',
    '%',
    '&',
    '{',
  )
  const around = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(around, around, (before, after) => {
      const masked = maskText(`/x?q=${once(`${before} x://u:hunter22@h ${after}`)}`)
      expect(masked).not.toContain('hunter22')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(masked).not.toMatch(/[\u0000-\u0020"<>\\\u007f\u2028]/)
    }),
  )
})

test('given e-mail addresses and the option, when a text is masked, then an encoded one is gone too', () => {
  expect(maskText('/unsubscribe?for=ann%40example.org', { email: true })).toBe('/unsubscribe?for=[redacted]')
  expect(maskText('/unsubscribe?for=ann%40example.org')).toBe('/unsubscribe?for=ann%40example.org')
})

test('given the value of a secret in a URL, however it is encoded there, when it is masked, then it is gone', () => {
  const secret = `my "s3cret"'s \\ part é%&/`
  rememberSecret(secret)
  for (const encoded of [
    new URL(`http://x/?${secret}`).href,
    `http://x/y/${encodeURI(secret)}`,
    new URL(`http://x/?to=${once(secret)}`).href,
    `/x?to=${once(`/y?z=${once(secret)}`)}`,
  ]) {
    expect(mayNeedMask(encoded)).toBe(true)
    expect(maskText(encoded)).not.toContain('s3cret')
  }
})
