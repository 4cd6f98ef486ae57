import { loadConfig, maskText, str } from '../src'

test('given the value of a secret and a credential by its form, when a text is masked, then neither is left', () => {
  loadConfig({ STRIPE: str({ secret: true }) }, { environment: { STRIPE: 'sesame open 9000' } })
  expect(
    maskText('used sesame open 9000 with Bearer abc.def and mongodb+srv://app:p@ss:w/rd@a,b:27018/x'),
  ).toBe('used [redacted] with Bearer [redacted] and mongodb+srv://[redacted]@a,b:27018/x')
})

test.each([
  'GET',
  '/users/7',
  'https://host:3000/path?mail=a@b',
  'http://[::1]:3000/x',
  'http.server.request',
  '',
])('given %j, when it is masked, then it stays', (text) => expect(maskText(text)).toBe(text))

test('given e-mail addresses, when a text is masked, then they go only when asked for', () => {
  expect(maskText('to ann@example.org')).toBe('to ann@example.org')
  expect(maskText('to ann@example.org', { email: true })).toBe('to [redacted]')
})
