import { url } from '../../src'
import { read } from '../support/read'

test.each([
  'https://example.org',
  'http://localhost:3000/path?x=1#top',
  'redis://:password@cache:6379/0',
  'amqps://user:pw@broker/vhost',
  'HTTPS://EXAMPLE.org',
  'http://[::1]:8080/',
])('given %j, when it is read as url, then it comes as it was written', (text) => {
  expect(read(url(), text)).toBe(text)
})

test.each([
  'example.org',
  'localhost:3000',
  '//example.org',
  'http:/example.org',
  'http:example.org',
  'http://',
  'http:///example.org',
  'http://\\example.org',
  'https://exa mple.org',
  'https://example.org/a b',
  'https://exam\nple.org',
  'http://example.org:99999',
  'file:///etc/passwd',
  'mailto:team@example.org',
])('given %j, when it is read as url, then it is refused', (text) => {
  expect(read(url(), text)).toBe('refused')
})

test('given protocols, when the scheme is another, then the url is refused and the schemes are named', () => {
  const spec = url({ protocols: ['https', 'http'] })
  expect(read(spec, 'http://example.org')).toBe('http://example.org')
  expect(read(spec, 'ftp://example.org')).toBe('refused')
  expect(spec.expected).toBe('a URL that starts with https:// or http://')
})
