import { observeApp, onRequestEnd, registerProbePaths } from '@voluntarily/request'
import { logCompletion, requestLogger } from '../src'
import { loggerWithOutput } from './support/collector'
import { leaveEarly, serve, until } from './support/serve'

type Express = typeof import('express')

const versions: [string, Express][] = [
  ['Express 4', require('express-4')],
  ['Express 5', require('express')],
]

describe.each(versions)('on %s', (_, express) => {
  const { logger, output } = loggerWithOutput()
  const boom = new Error('boom')
  let url = ''

  beforeAll(async () => {
    const app = express()
    app.set('trust proxy', true)
    app.use(requestLogger({ logger }))
    app.use(requestLogger({ logger }))
    app.use(express.json())
    app.get('/people/:id', (req, res) => {
      setTimeout(() => {
        logger.info('in a timer')
        res.json({ id: req.params.id })
      }, 1)
    })
    app.post('/echo', (req, res) => {
      logger.info('after the body')
      res.json(req.body)
    })
    app.get('/fails', () => {
      throw boom
    })
    app.get('/hangs', () => {})
    app.use(((_err, _req, res, _next) => res.status(503).end()) as import('express').ErrorRequestHandler)
    url = await serve(app)
  })
  beforeEach(() => {
    output.texts.length = 0
  })

  test('given a request, when it is answered, then there is one completion line with its fields, and the id goes out', async () => {
    const response = await fetch(`${url}/people/5?token=hidden`, {
      headers: {
        'x-request-id': 'r-1',
        'user-agent': 'test',
        'x-forwarded-for': '203.0.113.9',
        'x-amzn-trace-id': 'Self=1-a;Root=1-67891233-abcdef012345678912345678',
        traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
      },
    })
    expect(response.headers.get('x-request-id')).toBe('r-1')
    await until(() => output.texts.length > 1)
    expect(output.lines.map(({ msg, requestId }) => [msg, requestId])).toEqual([
      ['in a timer', 'r-1'],
      ['request completed', 'r-1'],
    ])
    expect(output.last).toEqual({
      level: 'info',
      time: expect.any(String),
      service: 'shop',
      msg: 'request completed',
      requestId: 'r-1',
      trace_id: 'a'.repeat(32),
      span_id: 'b'.repeat(16),
      method: 'GET',
      route: '/people/:id',
      path: '/people/5',
      status: 200,
      durationMs: expect.any(Number),
      outcome: 'completed',
      ip: '203.0.113.9',
      userAgent: 'test',
      bytes: 10,
      awsTraceId: '1-67891233-abcdef012345678912345678',
    })
  })

  test('given a body, when a line is written after it was read, then it has the id', async () => {
    const headers = { 'content-type': 'application/json', 'x-request-id': 'r-2' }
    await fetch(`${url}/echo`, { method: 'POST', body: '{"a":1}', headers })
    await until(() => output.texts.length > 1)
    expect(output.lines.map(({ requestId }) => requestId)).toEqual(['r-2', 'r-2'])
  })

  test('given a handler that throws, when the app answers, then the line is an error with the real one and its stack', async () => {
    await fetch(`${url}/fails`)
    await until(() => output.texts.length > 0)
    expect(output.lines).toMatchObject([
      { level: 'error', status: 503, route: '/fails', err: { message: 'boom', stack: boom.stack } },
    ])
  })

  test('given no route, when answered, then the line is a warning without route', async () => {
    await fetch(`${url}/nowhere`)
    await until(() => output.texts.length > 0)
    expect(output.last).toMatchObject({ level: 'warn', status: 404, path: '/nowhere' })
    expect(output.last).not.toHaveProperty('route')
    expect(output.last).not.toHaveProperty('err')
  })

  test('given a client that leaves, when it is gone, then there is one line with 499 and its address', async () => {
    await leaveEarly(`${url}/hangs`)
    await until(() => output.texts.length > 0)
    expect(output.lines).toMatchObject([
      { msg: 'request aborted', status: 499, outcome: 'client_aborted', level: 'warn', userAgent: 'gone' },
    ])
    expect(output.last.ip).toMatch(/127\.0\.0\.1$/)
  })
})

test('given a plain http server, when a request is answered, then there is one line', async () => {
  const { logger, output } = loggerWithOutput()
  const log = requestLogger({ logger })
  const url = await serve((req, res) => log(req, res, () => res.end('ok')))
  await fetch(`${url}/x`)
  await until(() => output.texts.length > 0)
  expect(output.lines).toMatchObject([{ status: 200, path: '/x', ip: '127.0.0.1' }])
})

test('given a probe path, when it is asked, then there is no line', async () => {
  const { logger, output } = loggerWithOutput()
  const log = requestLogger({ logger })
  const forget = registerProbePaths(['/health'])
  const url = await serve((req, res) => log(req, res, () => res.end('ok')))
  await fetch(`${url}/health`)
  await fetch(`${url}/other`)
  await until(() => output.texts.length > 0)
  expect(output.lines.map(({ path }) => path)).toEqual(['/other'])
  forget()
})

test('given an app that is observed as well, when a request is answered, then there is still one line', async () => {
  const { logger, output } = loggerWithOutput()
  const app = (require('express') as Express)()
  observeApp(app as never, {
    onRequest: (state) => onRequestEnd(state, (_, end) => logCompletion(logger, state, end)),
  })
  app.use(requestLogger({ logger }))
  app.get('/x', (_req, res) => void res.end())
  const url = await serve(app)
  await fetch(`${url}/x`)
  await fetch(`${url}/x`)
  await until(() => output.texts.length > 1)
  expect(output.lines).toHaveLength(2)
})

test('given a logger whose destination is broken, when a request comes, then it is answered', async () => {
  const { logger } = loggerWithOutput({
    destination: {
      write() {
        throw new Error('broken')
      },
    },
  })
  const log = requestLogger({ logger })
  const url = await serve((req, res) => log(req, res, () => res.end('ok')))
  expect(await (await fetch(url)).text()).toBe('ok')
})

test('given a handler that throws, when requestLogger called it, then the error is the caller own', () => {
  const { logger } = loggerWithOutput()
  const { req, res } = require('./support/incoming').incoming()
  const next = () => {
    throw new Error('the app')
  }
  expect(() => requestLogger({ logger })(req, res, next)).toThrow('the app')
})
