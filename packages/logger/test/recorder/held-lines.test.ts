import { loggerWithOutput } from '../support/collector'
import { requestUnderWay } from '../support/in-request'

const messages = (output: ReturnType<typeof loggerWithOutput>['output']) => output.lines.map(({ msg }) => msg)

test('given a request that is well, when it ends, then its debug lines are gone and the others were written at once', () => {
  const { logger, output } = loggerWithOutput({ buffer: true })
  const request = requestUnderWay(logger)
  request.run(() => {
    logger.debug('held')
    logger.info('written')
  })
  expect(messages(output)).toEqual(['written'])
  request.end()
  expect(messages(output)).toEqual(['written', 'request completed'])
})

test.each([
  ['a 500', 500, 'completed' as const],
  ['an abort by the server', 200, 'server_aborted' as const],
])(
  'given %s, when the request ends, then its lines are written in order, with their time, before the completion line',
  async (_what, status, outcome) => {
    const { logger, output } = loggerWithOutput({ buffer: true })
    const child = logger.child({ part: 'child' })
    const request = requestUnderWay(logger)
    request.run(() => {
      logger.debug({ n: 1 }, 'first')
      child.debug({ password: 'hunter22' }, 'second at mongodb://u:hunter22@h')
      logger.trace('never')
    })
    const before = Date.now()
    await new Promise((resolve) => setTimeout(resolve, 20))
    request.end(status, outcome)
    expect(output.lines.map(({ level, msg }) => `${level} ${msg}`)).toEqual([
      'debug first',
      'debug second at mongodb://[redacted]@h',
      `error request ${outcome === 'completed' ? 'completed' : 'aborted'}`,
    ])
    expect(output.lines[0]).toMatchObject({ n: 1, service: 'shop', requestId: request.state.id })
    expect(output.lines[1]).toMatchObject({ part: 'child', password: '[redacted]' })
    for (const { time } of output.lines.slice(0, 2)) expect(Date.parse(time)).toBeLessThanOrEqual(before)
  },
)

test.each([
  ['a 404', 404, 'completed' as const],
  ['a client that left', 200, 'client_aborted' as const],
])('given %s, when the request ends, then nothing held is written', (_what, status, outcome) => {
  const { logger, output } = loggerWithOutput({ buffer: true })
  const request = requestUnderWay()
  request.run(() => logger.debug('held'))
  request.end(status, outcome)
  expect(output.lines).toEqual([])
})

test('given a request as slow as is slow, when it ends, then its lines are written, and the completion line although it is below the level', () => {
  const { logger, output } = loggerWithOutput({ buffer: true, bufferSlowMs: 0, level: 'warn' })
  const request = requestUnderWay(logger)
  request.run(() => logger.debug('held'))
  request.end()
  request.run(() => logger.info('late'))
  expect(messages(output)).toEqual(['held', 'request completed', 'late'])
})

test('given a request that was well, when it writes after its end, then that is not held for nobody', () => {
  const { logger, output } = loggerWithOutput({ buffer: true })
  const request = requestUnderWay()
  request.end()
  request.run(() => {
    logger.debug('late')
    expect(logger.isLevelEnabled('debug')).toBe(false)
  })
  expect(output.lines).toEqual([])
})

test('given lines outside of a request, then they are as ever', () => {
  const { logger, output } = loggerWithOutput({ buffer: true })
  logger.debug('no')
  logger.info('yes')
  expect(logger.isLevelEnabled('debug')).toBe(false)
  expect(messages(output)).toEqual(['yes'])
})

test('given a request, when it asks whether debug is enabled, then it is, since the line may be wanted', () => {
  const { logger } = loggerWithOutput({ buffer: true })
  requestUnderWay().run(() => {
    expect(logger.isLevelEnabled('debug')).toBe(true)
    expect(logger.isLevelEnabled('trace')).toBe(false)
    expect(logger.level).toBe('info')
  })
})

test('given a logger that is silent, or one without a buffer, when a request fails, then nothing of it is written', () => {
  const silent = loggerWithOutput({ buffer: true, level: 'silent' })
  const plain = loggerWithOutput()
  const request = requestUnderWay()
  request.run(() => {
    silent.logger.error('x')
    plain.logger.debug('x')
  })
  request.end(500)
  expect([silent.output.lines, plain.output.lines]).toEqual([[], []])
})

test('given a child with a level of its own, when a request fails, then its lines below that are written too', () => {
  const { logger, output } = loggerWithOutput({ buffer: true })
  const quiet = logger.child({}, { level: 'error' })
  const request = requestUnderWay()
  request.run(() => {
    quiet.warn('w')
    logger.debug('d')
  })
  request.end(500)
  expect(messages(output)).toEqual(['w', 'd'])
})

test('given a serializer that logs itself, when its line is held, then the line that it writes is not', () => {
  const { logger, output } = loggerWithOutput({ buffer: true })
  const child = logger.child(
    {},
    {
      serializers: {
        user: () => {
          logger.info('from inside')
          return 'u'
        },
      },
    },
  )
  const request = requestUnderWay()
  request.run(() => child.debug({ user: 5 }, 'outer'))
  expect(messages(output)).toEqual(['from inside'])
  request.end(500)
  expect(messages(output)).toEqual(['from inside', 'outer'])
})

test('given two requests at the same time, when one fails, then its lines alone are written', () => {
  const { logger, output } = loggerWithOutput({ buffer: true })
  const [one, other] = [requestUnderWay(), requestUnderWay()]
  for (const n of [1, 2]) {
    one.run(() => logger.debug(`one ${n}`))
    other.run(() => logger.debug(`other ${n}`))
  }
  one.end(500)
  other.end()
  expect(messages(output)).toEqual(['one 1', 'one 2'])
})

test('given an object that changes after it was logged, when the line is written, then it is as it was', () => {
  const { logger, output } = loggerWithOutput({ buffer: true })
  const request = requestUnderWay()
  const order = { id: 1, lines: [1] }
  request.run(() => logger.debug({ order }, 'x'))
  order.lines.push(2)
  order.id = 2
  request.end(500)
  expect(output.last.order).toEqual({ id: 1, lines: [1] })
})
