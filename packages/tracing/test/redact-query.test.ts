import { redactQuery, redactUrl } from '../src/server-span/redact-query'

test.each([
  ['token=abc&page=2', 'token=REDACTED&page=2'],
  [
    'idToken=a&ACCESS_TOKEN=b&client-secret=c',
    'idToken=REDACTED&ACCESS_TOKEN=REDACTED&client-secret=REDACTED',
  ],
  ['user[password]=x&user.pwd=y', 'user[password]=REDACTED&user.pwd=REDACTED'],
  ['pass%77ord=x', 'pass%77ord=REDACTED'],
  ['X-Amz-Signature=1&X-Amz-Date=2', 'X-Amz-Signature=REDACTED&X-Amz-Date=2'],
  [
    'pass=1&passwords[]=2&passwords%5B%5D=3&PHPSESSID=4&sessid=5&SAMLart=6&pin=7&state=8',
    'pass=REDACTED&passwords[]=REDACTED&passwords%5B%5D=REDACTED&PHPSESSID=REDACTED&sessid=REDACTED&SAMLart=REDACTED&pin=REDACTED&state=REDACTED',
  ],
  ['q=a%20b&flag&=&monkey=1', 'q=a%20b&flag&=&monkey=1'],
  ['%E0%A4%A=1', '%E0%A4%A=1'],
  ['', ''],
])('given the query %s, when it is redacted, then it is %s', (query, expected) => {
  expect(redactQuery(query)).toBe(expected)
})

test.each([
  ['https://me:secret@example.org/a?x=1', 'https://REDACTED:REDACTED@example.org/a?x=1'],
  ['http://example.org/a?token=1#part', 'http://example.org/a?token=REDACTED#part'],
  ['http://example.org/a@b', 'http://example.org/a@b'],
  ['http://example.org', 'http://example.org'],
])('given the address %s, when it is redacted, then it is %s', (url, expected) => {
  expect(redactUrl(url)).toBe(expected)
})
