import { showParts, showValue } from '../src/show-value'

test('given control characters, when a value is shown, then they are escaped', () => {
  expect(showValue('a\nb\tc\u001b[31m\u007f\u2028\u202e\ufeff')).toBe(
    '"a\\nb\\tc\\u001b[31m\\u{7f}\\u{2028}\\u{202e}\\u{feff}"',
  )
})

test('given a long value, when it is shown, then it is cut and its length is told', () => {
  expect(showValue('x'.repeat(100_000))).toBe(`"${'x'.repeat(60)}…" (100000 characters)`)
})

test('given a value cut inside its credentials, when it is shown, then they are masked all the same', () => {
  expect(showValue(`mongodb://user:${'p'.repeat(500)}@host/db`)).toBe('"mongodb://[secret]@host/db"')
})

test('given what has the form of a credential, when it is shown, then it is masked', () => {
  expect(showValue('password=hunter22')).toBe('"password=[redacted]"')
  expect(showValue('redis://ann:hunter22@cache?token=hunter22')).toBe(
    '"redis://[secret]@cache?token=[secret]"',
  )
})

test('given what of a value is wrong, when it is shown, then only that is, three parts of it at most', () => {
  expect(showParts('a,b..c', ['b..c'])).toBe('"b..c"')
  expect(showParts('a,b,c,d,e', ['a', 'b', 'c', 'd', 'e'])).toBe('"a", "b", "c" and 2 more')
  expect(showParts('a', [])).toBe('"a"')
})

test('given a part that would show half of a password, when it is shown, then all of the value is, masked', () => {
  expect(showParts('http://ann:hunter,22@host', ['http://ann:hunter', '22@host'])).toBe(
    '"http://[secret]@host"',
  )
})
