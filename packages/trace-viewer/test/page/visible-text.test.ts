import { cutText, visibleText } from '../../page/format/visible-text'

test.each([
  ['a control character', 'a\u0000b\u001b[31m', 'a⟨U+0000⟩b⟨U+001B⟩[31m'],
  ['characters that turn the direction of text', 'evil\u202egnp.exe\u2066', 'evil⟨U+202E⟩gnp.exe⟨U+2066⟩'],
  ['a character of no width', 'pay\u200bpal\ufeff', 'pay⟨U+200B⟩pal⟨U+FEFF⟩'],
  ['half a character', 'a\ud800b', 'a⟨U+D800⟩b'],
  ['tags that nobody sees', '\u{e0041}', '⟨U+E0041⟩'],
])('given %s, when it is shown, then it is seen', (_name, text, shown) => {
  expect(visibleText(text, { lines: true })).toBe(shown)
})

test.each(['plain', 'Ārōha žluťoučký 漢字 مرحبا', '👩‍💻', 'می‌خواهم'])(
  'given what people write, %s, when it is shown, then it stays as it is',
  (text) => {
    expect(visibleText(text)).toBe(text)
  },
)

test('given lines, when they are shown in one, then blanks stand for the breaks', () => {
  expect(visibleText('one\r\n\ttwo')).toBe('one two')
})

test('given lines, when they are shown as lines, then breaks and tabs stay', () => {
  expect(visibleText('one\r\n\ttwo', { lines: true })).toBe('one\n\ttwo')
})

test('given a long text, when it is cut, then an ellipsis tells, and no character is halved', () => {
  expect(cutText('abc', 3)).toBe('abc')
  expect(cutText('abcd', 3)).toBe('abc…')
  expect(cutText('ab😀', 3)).toBe('ab…')
})
