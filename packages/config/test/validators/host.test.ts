import { host } from '../../src'
import { read } from '../support/read'

test.each([
  'localhost',
  'smtp.example.org',
  'xn--bcher-kva.example',
  '127.0.0.1',
  '::1',
  'fe80::1',
  '2001:db8::8a2e:370:7334',
])('given %j, when it is read as host, then it is taken', (text) => {
  expect(read(host(), text)).toBe(text)
})

test.each([
  'http://example.org',
  'example.org:25',
  'example.org/path',
  'example..org',
  '-example.org',
  'exa mple.org',
  'example\u200b.org',
  'user@example.org',
  '[::1]',
  '300.1.2.3',
  '1.2.3',
  '1:2:3:4:5:6:7:8:9',
  `${'a'.repeat(64)}.org`,
  'a.'.repeat(127),
])('given %j, when it is read as host, then it is refused', (text) => {
  expect(read(host(), text)).toBe('refused')
})
