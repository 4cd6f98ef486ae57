import { logLevel } from '../../src'
import { read } from '../support/read'

test.each([
  ['trace', 'trace'],
  ['DEBUG', 'debug'],
  [' info ', 'info'],
  ['Warn', 'warn'],
  ['error', 'error'],
  ['fatal', 'fatal'],
  ['silent', 'silent'],
])('given %j, when it is read as logLevel, then it is %s', (text, value) => {
  expect(read(logLevel(), text)).toBe(value)
})

test.each(['warning', 'verbose', '30', 'inf', 'info,debug'])(
  'given %j, when it is read as logLevel, then it is refused',
  (text) => {
    expect(read(logLevel(), text)).toBe('refused')
  },
)
