import { observeApp } from '../../src/index'
import { majors, type ObservedServer, serve } from '../support/observed-server'

type ErrorHandler = (
  error: Error,
  req: unknown,
  res: { status(code: number): { end(): void } },
  next: (error?: unknown) => void,
) => void
const use = (app: { use: unknown }, handler: ErrorHandler) => (app.use as (handler: unknown) => void)(handler)

describe.each(majors)('the error of a request on %s', (_major, express) => {
  let running: ObservedServer
  const broken = new Error('broken')
  beforeEach(() => jest.spyOn(console, 'error').mockImplementation(() => {}))
  afterEach(async () => {
    await running.close()
    jest.restoreAllMocks()
  })

  const failing = async (setUp: (app: ReturnType<typeof express>) => void) => {
    const app = express()
    running = await serve(app)
    setUp(app)
    await fetch(`${running.url}/fail`).then((response) => response.text())
    return running.nextEnd()
  }

  test('given no handler of the app, when a route throws, then it is kept as unhandled', async () => {
    const state = await failing((app) => {
      app.get('/fail', () => {
        throw broken
      })
    })
    expect(state).toMatchObject({
      error: broken,
      errorHandled: false,
      route: '/fail',
      end: { status: 500, level: 'error' },
    })
  })

  test('given a handler that answers, when a route throws, then it is kept as handled', async () => {
    const state = await failing((app) => {
      app.get('/fail', () => {
        throw broken
      })
      use(app, (_error, _req, res, _next) => res.status(503).end())
    })
    expect(state).toMatchObject({ error: broken, errorHandled: true, end: { status: 503, level: 'error' } })
  })

  test('given a handler that passes on, when a middleware hands an error to next, then it is kept as unhandled', async () => {
    const state = await failing((app) => {
      app.use((_req, _res, next) => next(broken))
      use(app, (error, _req, _res, next) => next(error))
    })
    expect(state).toMatchObject({ error: broken, errorHandled: false, end: { status: 500 } })
  })

  test('given a handler that fails itself, then the first error is kept', async () => {
    const state = await failing((app) => {
      app.get('/fail', (_req, _res, next) => next(broken))
      use(app, () => {
        throw new TypeError('in the handler')
      })
    })
    expect(state.error).toBe(broken)
  })

  test('given a handler that wraps the error as a cause, then the wrapping one is kept', async () => {
    const wrapping = new Error('wrapping', { cause: broken })
    const state = await failing((app) => {
      app.get('/fail', (_req, _res, next) => next(broken))
      use(app, (_error, _req, _res, next) => next(wrapping))
    })
    expect(state.error).toBe(wrapping)
  })

  test('given a handler that recovers, when a later route answers, then there is none', async () => {
    const state = await failing((app) => {
      app.use((_req, _res, next) => next(broken))
      use(app, (_error, _req, _res, next) => next())
      app.get('/fail', (_req, res) => void res.send('fine'))
    })
    expect(state).toMatchObject({ error: undefined, end: { status: 200, level: 'info' } })
  })

  test('given an error with a status of its own and no handler, then the level is that of the status', async () => {
    const state = await failing((app) => {
      app.get('/fail', (_req, _res, next) => next(Object.assign(new Error('bad input'), { status: 400 })))
    })
    expect(state).toMatchObject({ errorHandled: false, end: { status: 400, level: 'warn' } })
  })

  test('given an error after the head was sent, then the server aborted the request', async () => {
    const app = express()
    running = await serve(app)
    app.get('/fail', (_req, res, next) => {
      res.write('half')
      next(broken)
    })
    await fetch(`${running.url}/fail`)
      .then((response) => response.text())
      .catch(() => undefined)
    expect(await running.nextEnd()).toMatchObject({
      error: broken,
      end: { status: 499, outcome: 'server_aborted', level: 'error' },
    })
  })

  test('given an observed app mounted in another, when that one answers its error, then it is kept as handled', async () => {
    const state = await failing((app) => {
      const mounted = express()
      observeApp(mounted as never)
      mounted.get('/', () => {
        throw broken
      })
      app.use('/fail', mounted)
      use(app, (_error, _req, res, _next) => res.status(409).end())
    })
    expect(state).toMatchObject({ error: broken, errorHandled: true, end: { status: 409, level: 'warn' } })
  })

  test('given an error whose cause cannot be read, then the app gets that error', async () => {
    const closed = Object.defineProperty(new Error('closed'), 'cause', {
      get: () => {
        throw new Error('not to be read')
      },
    })
    let seen: unknown
    await failing((app) => {
      app.get('/fail', () => {
        throw closed
      })
      use(app, (error, _req, res, _next) => {
        seen = error
        res.status(500).end()
      })
    })
    expect(seen).toBe(closed)
  })

  test('given errors deep in nested routers and a param callback, then they are seen', async () => {
    const state = await failing((app) => {
      const inner = express.Router()
      inner.param('id', (_req, _res, next) => next(broken))
      inner.get('/:id', (_req, res) => void res.send('never'))
      app.use('/', inner)
    })
    expect(state.error).toBe(broken)
  })
})

test('given Express 5, when an async handler rejects, then the error is kept', async () => {
  const express = require('express')
  const app = express()
  const running = await serve(app)
  const broken = new Error('rejected')
  app.get('/fail', async () => {
    await Promise.resolve()
    throw broken
  })
  jest.spyOn(console, 'error').mockImplementation(() => {})
  await fetch(`${running.url}/fail`)
  expect((await running.nextEnd()).error).toBe(broken)
  await running.close()
  jest.restoreAllMocks()
})
