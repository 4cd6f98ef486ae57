import { port } from '../../src'
import { read } from '../support/read'

test.each([
  ['1', 1],
  ['3122', 3122],
  ['65535', 65_535],
])('given %j, when it is read as port, then it is %d', (text, value) => {
  expect(read(port(), text)).toBe(value)
})

test.each(['0', '65536', '-1', '80.5', '8e3', '0x50', '080', '+80', '80x', '/var/run/app.sock'])(
  'given %j, when it is read as port, then it is refused',
  (text) => {
    expect(read(port(), text)).toBe('refused')
  },
)

test('given min: 0, when 0 is read as port, then it is taken for any free port', () => {
  expect(read(port({ min: 0 }), '0')).toBe(0)
})

test('given min: 1024, when a privileged port is read, then it is refused', () => {
  expect(read(port({ min: 1024 }), '80')).toBe('refused')
})
