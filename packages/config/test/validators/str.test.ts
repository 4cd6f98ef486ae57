import { str } from '../../src'
import { read } from '../support/read'

test.each([
  ['text', 'text'],
  ['  blanks around \n', 'blanks around'],
  ['two\nlines', 'two\nlines'],
  ['12', '12'],
])('given %j, when it is read as str, then the text comes without the blanks around it', (text, value) => {
  expect(read(str(), text)).toBe(value)
})

test('given choices, when another text is read, then it is refused, other case included', () => {
  const spec = str({ choices: ['json', 'pretty'] })
  expect(read(spec, 'pretty')).toBe('pretty')
  expect(read(spec, 'Pretty')).toBe('refused')
})
