import { email } from '../../src'
import { read } from '../support/read'

test.each([
  'team@example.org',
  'first.last+tag@mail.example.org',
  "o'neil@example.co.nz",
  'käthe@bücher.example',
])('given %j, when it is read as email, then it is taken', (text) => {
  expect(read(email(), text)).toBe(text)
})

test.each([
  'team',
  'team@',
  '@example.org',
  'team@localhost',
  'team@example..org',
  'team@127.0.0.1',
  'team@exa_mple.org',
  '.team@example.org',
  'te..am@example.org',
  'Team <team@example.org>',
  '<team@example.org>',
  'mailto:team@example.org',
  'one@example.org,two@example.org',
  `${'a'.repeat(65)}@example.org`,
])('given %j, when it is read as email, then it is refused', (text) => {
  expect(read(email(), text)).toBe('refused')
})
