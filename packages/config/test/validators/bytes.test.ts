import { bytes } from '../../src'
import { read } from '../support/read'

test.each([
  ['0', 0],
  ['1024', 1024],
  ['10B', 10],
  ['10kB', 10_000],
  ['10MB', 10_000_000],
  ['10 mb', 10_000_000],
  ['512KiB', 524_288],
  ['1.5MiB', 1_572_864],
  ['2GiB', 2_147_483_648],
])('given %j, when it is read as bytes, then it is %d', (text, value) => {
  expect(read(bytes(), text)).toBe(value)
})

// 10m and 10K mean 1000s to some programs and 1024s to others.
test.each(['10m', '10K', '-1', '1.5', '0.0001kB', 'MB', '10MBs', '1e6', '9007199254740992', '9999999TiB'])(
  'given %j, when it is read as bytes, then it is refused',
  (text) => {
    expect(read(bytes(), text)).toBe('refused')
  },
)
