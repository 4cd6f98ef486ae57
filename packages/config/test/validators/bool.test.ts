import { bool } from '../../src'
import { read } from '../support/read'

test.each(['true', 'TRUE', 'True', 't', 'yes', 'YES', 'on', '1', ' true '])(
  'given %j, when it is read as bool, then it is true',
  (text) => {
    expect(read(bool(), text)).toBe(true)
  },
)

test.each(['false', 'FALSE', 'f', 'no', 'No', 'off', 'OFF', '0'])(
  'given %j, when it is read as bool, then it is false',
  (text) => {
    expect(read(bool(), text)).toBe(false)
  },
)

test.each(['2', 'enabled', 'truee', '01', 'null'])(
  'given %j, when it is read as bool, then it is refused',
  (text) => {
    expect(read(bool(), text)).toBe('refused')
  },
)
