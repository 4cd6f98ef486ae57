import { captureConsole } from '../../src'
import { loggerWithOutput } from '../support/collector'

const { logger, output } = loggerWithOutput({ level: 'debug', redact: ['dateOfBirth'] })
let undo: () => void

beforeEach(() => {
  output.texts.length = 0
  undo = captureConsole(logger)
})
afterEach(() => undo())

class Person {
  name = 'Ann'
  password = 'hunter22'
  get age(): number {
    throw new Error('not yours')
  }
}

test.each<[string, unknown[], string]>([
  [
    'placeholders',
    ['%s is %d, %i %f %j %o %O%c!', 'x', 5, 3.7, 1.5, { a: 1 }, [1], { b: 1 }, 'color: red'],
    'x is 5, 3 1.5 {"a":1} [ 1, [length]: 1 ] { b: 1 }!',
  ],
  ['a sign of per cent', ['100%', 5], '100% 5'],
  ['plain values', [undefined, null, -0, 1n, Symbol('s'), true], 'undefined null -0 1n Symbol(s) true'],
  [
    'an object behind a text',
    ['saved', { id: 5, list: [1, 'a'], none: undefined }],
    "saved { id: 5, list: [ 1, 'a' ], none: undefined }",
  ],
  ['a list', [[1, 'a', null]], "[ 1, 'a', null ]"],
  ['a long list', ['', Array.from({ length: 103 }, () => 0)], expect.stringContaining('... 3 more items')],
  ['an object of a class', [new Person()], "Person { name: 'Ann', password: '[redacted]' }"],
  ['a map and a set', ['x', new Map([['a', new Set([1])]])], "x Map(1) { 'a' => Set(1) { 1 } }"],
  ['a date and an expression', ['x', [new Date(0), /x/g]], 'x [ 1970-01-01T00:00:00.000Z, /x/g ]'],
  ['a function', [function find() {}], '[Function: find]'],
  ['several lines', ['one\ntwo'], 'one\ntwo'],
  [
    'a getter',
    [
      'x',
      {
        get boom() {
          throw new Error('no')
        },
      },
    ],
    'x { boom: [Getter] }',
  ],
])('given %s, when printed, then the message is what Node prints', (_, args, expected) => {
  console.log(...args)
  expect(output.last).toMatchObject({ level: 'info', msg: expected })
})

test('given a circle, when printed, then it is marked', () => {
  const circle: Record<string, unknown> = {}
  circle.self = circle
  console.log('x', circle)
  expect(output.last.msg).toBe('x { self: [Circular] }')
})

test('given a lone plain object, when printed, then its properties are fields', () => {
  console.log({ a: 1, status: 200, level: 'mine' })
  expect(output.last).toMatchObject({ level: 'info', a: 1, status: 200, level_: 'mine', msg: '' })
})

test('given nothing to say, when printed, then there is no line', () => {
  console.log()
  console.info('')
  console.groupEnd()
  expect(output.texts).toEqual([])
})

test('given secrets in objects and texts, when printed in any way, then none arrives', () => {
  const secrets = {
    password: 'hunter22',
    headers: { authorization: 'Bearer hunter22' },
    dateOfBirth: 'hunter22',
  }
  console.log('config', secrets)
  console.log(secrets)
  console.log('%o %O %j', secrets, secrets, secrets)
  console.log([secrets], new Map([['token', 'hunter22']]), new Person())
  console.log('mongodb://root:hunter22@db/shop %s', 'Bearer hunter22')
  console.error(Object.assign(new Error('at https://root:hunter22@db'), { password: 'hunter22' }))
  console.error('two', new Error('a'), Object.assign(new Error('password=hunter22'), secrets))
  console.table([secrets])
  console.dir(secrets, { depth: null, showHidden: true })
  console.trace(secrets)
  console.assert(false, secrets as never)
  console.count('password=hunter22')
  expect(output.texts).toHaveLength(12)
  expect(output.texts.join('')).not.toContain('hunter22')
})
