import { severityOf } from '../../page/format/severity'

test.each([
  [0, 'unset'],
  [1, 'trace'],
  [4, 'trace'],
  [5, 'debug'],
  [9, 'info'],
  [13, 'warn'],
  [17, 'error'],
  [24, 'fatal'],
  [25, 'unset'],
])('given the severity %d, when its word is asked for, then it is %s', (severity, word) => {
  expect(severityOf(severity)).toBe(word)
})
