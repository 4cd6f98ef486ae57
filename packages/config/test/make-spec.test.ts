import {
  bool,
  bytes,
  durationMs,
  email,
  host,
  integer,
  json,
  list,
  logLevel,
  mongoUri,
  num,
  port,
  str,
  url,
} from '../src'

const code = 'ERR_CONFIG_SPEC'

test.each<[string, () => unknown]>([
  ['num', () => num({ default: Number.NaN })],
  ['num', () => num({ default: Infinity })],
  ['integer', () => integer({ default: 1.5 })],
  ['integer', () => integer({ default: 11, max: 10 })],
  ['port', () => port({ default: 0 })],
  ['port', () => port({ default: '3000' as unknown as number })],
  ['bool', () => bool({ default: 'true' as unknown as boolean })],
  ['email', () => email({ default: 'nobody' })],
  ['host', () => host({ default: 'http://localhost' })],
  ['url', () => url({ default: 'localhost:3000' })],
  ['url', () => url({ default: 'http://localhost', protocols: ['https'] })],
  ['mongoUri', () => mongoUri({ default: 'localhost' })],
  ['durationMs', () => durationMs({ default: -1 })],
  ['bytes', () => bytes({ default: 0.5 })],
  ['logLevel', () => logLevel({ default: 'warning' as 'warn' })],
  ['json', () => json({ default: () => 1 })],
  ['list', () => list({ default: ['a,b'] })],
  ['list', () => list({ default: ['c' as 'a'], choices: ['a', 'b'] })],
  ['str', () => str({ default: null as unknown as string })],
  ['str', () => str({ default: 'xml', choices: ['json', 'pretty'] })],
])('given a wrong default, when %s is declared, then it throws at once', (_name, declare) => {
  expect(declare).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining('the default is wrong') }),
  )
})

test.each<[string, () => unknown]>([
  ['an example out of bounds', () => port({ min: 8000, example: '3000' })],
  ['an example that is no choice', () => str({ choices: ['a'], example: 'b' })],
  ['an example of blanks', () => str({ example: ' ' })],
  ['an unknown option', () => str({ requird: true } as object)],
  ['choices that are empty', () => str({ choices: [] })],
  ['choices that are no array', () => str({ choices: 'ab' as unknown as string[] })],
  ['a choice of the wrong type', () => integer({ choices: [1.5] })],
  ['bounds without a value between', () => integer({ min: 2, max: 1 })],
  ['bounds that are no numbers', () => integer({ min: Number.NaN })],
  ['an empty separator', () => list({ separator: '' })],
  ['a list with empty choices', () => list({ choices: [] })],
])('given %s, when a spec is declared, then it throws at once', (_what, declare) => {
  expect(declare).toThrow(expect.objectContaining({ code }))
})

test('given good defaults, when specs are declared, then nothing is thrown', () => {
  expect(str({ default: '' }).default).toBe('')
  expect(num({ default: 1e21 }).default).toBe(1e21)
  expect(integer({ default: 0 }).default).toBe(0)
  expect(bool({ default: false }).default).toBe(false)
  expect(json({ default: { a: [1] } }).default).toEqual({ a: [1] })
  expect(list({ default: [] }).default).toEqual([])
})

test('given a spec, when somebody changes it, then it stays as it is', () => {
  expect(Object.isFrozen(str())).toBe(true)
})
