import { captureConsole } from '../src'
import { loggerWithOutput } from './support/collector'

const { logger, output } = loggerWithOutput({ level: 'trace' })
// pino's types refuse some of what people write in JavaScript
const log = logger as unknown as Record<'info' | 'error', (...args: unknown[]) => void>
const boom = Object.assign(new Error('boom'), { code: 'E_BOOM' })

describe('an error is never lost', () => {
  test.each<[string, () => void, string]>([
    ['log.error(err)', () => log.error(boom), 'boom'],
    ["log.error('msg', err)", () => log.error('msg', boom), 'msg'],
    ["log.error('msg %s', x, err)", () => log.error('msg %s', 'x', boom), 'msg x'],
    ["log.error('msg: %s', err)", () => log.error('msg: %s', boom), 'msg: Error: boom'],
    ["log.error(err, 'msg')", () => log.error(boom, 'msg'), 'msg'],
    ["log.error({ err }, 'msg')", () => log.error({ err: boom }, 'msg'), 'msg'],
    ['log.error({ err })', () => log.error({ err: boom }), 'boom'],
    ['log.error({ error: err })', () => log.error({ error: boom }), 'boom'],
    ["log.error({ id: 1 }, 'msg', err)", () => log.error({ id: 1 }, 'msg', boom), 'msg'],
  ])('given %s, when logged, then it is under err with its stack', (_, write, msg) => {
    write()
    expect(output.last).toMatchObject({
      msg,
      err: {
        type: 'Error',
        message: 'boom',
        code: 'E_BOOM',
        stack: expect.stringContaining('log-arguments'),
      },
    })
  })
})

describe('values without a placeholder are not lost', () => {
  test('given an object after the message, when logged, then its properties are fields', () => {
    log.info('user saved', { userId: 5 })
    expect(output.last).toMatchObject({ msg: 'user saved', userId: 5 })
  })

  test('given further values, when logged, then they join the message', () => {
    log.info('mongodb connected', 'to', 3)
    expect(output.last.msg).toBe('mongodb connected to 3')
  })
})

describe('an object that says itself what it is', () => {
  let asked = 0
  const self = { toJSON: () => ({ a: ++asked }) }
  class Document {
    toJSON = self.toJSON
  }
  beforeEach(() => {
    asked = 0
  })

  test.each<[string, unknown[]]>([
    ['(object)', [self]],
    ["(object, 'msg')", [self, 'msg']],
    ["('msg', object)", ['msg', self]],
    ['(object of a class)', [new Document()]],
  ])('given %s, when logged, then it is asked once', (_, args) => {
    log.info(...args)
    expect(asked).toBe(1)
    expect(output.last.a).toBe(1)
  })

  test('given a lone one and the console captured, when printed, then it is asked once', () => {
    const undo = captureConsole(logger)
    console.log(self)
    undo()
    expect(asked).toBe(1)
    expect(output.last.a).toBe(1)
  })

  test('given one that says itself, nested, when logged, then there is an end to it', () => {
    const circle = { toJSON: () => ({ name: 'circle', circle }) }
    log.info(circle, 'msg')
    expect(output.last).toMatchObject({ name: 'circle', circle: '[circular]' })
  })
})

describe('messages', () => {
  test('given placeholders, when logged, then they are filled as pino does it', () => {
    log.info('%s %d %i %j %o %% %s', 'a', 1.5, 2.7, { b: 1 }, [2], 'end')
    expect(output.last.msg).toBe('a 1.5 2 {"b":1} [2] % end')
  })

  test.each<[unknown, string]>([
    [undefined, 'undefined'],
    [null, 'null'],
    [42, '42'],
    [10n, '10'],
    [Symbol('s'), 'Symbol(s)'],
    [false, 'false'],
  ])('given %p in place of a message, when logged, then it reads %s', (value, msg) => {
    log.info(value)
    expect(output.last.msg).toBe(msg)
  })

  test('given no message, when logged, then msg is that of the object, of its error, or empty', () => {
    log.info({ msg: 'own', a: 1 })
    expect(output.last).toMatchObject({ msg: 'own', a: 1 })
    log.info({ a: 1 })
    expect(output.last.msg).toBe('')
  })

  test('given null first, when logged, then the message is the next argument', () => {
    log.info(null, 'text')
    expect(output.last.msg).toBe('text')
  })

  test('given an array, when logged, then it is under data', () => {
    log.info([1, 2], 'list')
    expect(output.last).toMatchObject({ msg: 'list', data: [1, 2] })
  })
})

describe('a line is not lost to what is in it', () => {
  const unreadable = new Proxy(() => {}, {
    get() {
      throw new Error('no')
    },
  })
  class Unreadable extends Error {
    override get message(): string {
      throw new Error('no')
    }
  }

  test.each<[string, unknown[]]>([
    ['a function as the message', [unreadable]],
    ['a function after the message', ['done', unreadable]],
    ['a function for %d', ['%d', unreadable]],
    ['an error for %s', ['%s', new Unreadable('x')]],
  ])('given %s whose properties throw, when logged, then there is a line', (_, args) => {
    const before = output.texts.length
    log.info(...args)
    expect(output.texts).toHaveLength(before + 1)
  })
})
