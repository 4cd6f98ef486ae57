import { observeApp } from '@voluntarily/request'
import type express from 'express'
import { type Served, serve } from './support/serve'
import { traceInMemory } from './support/trace-in-memory'

const versions = [
  ['Express 4', 'express-4'],
  ['Express 5', 'express'],
] as const

describe.each(versions)('given %s', (_version, module) => {
  let traced: ReturnType<typeof traceInMemory>
  let served: Served

  beforeEach(async () => {
    traced = traceInMemory()
    served = await serve(createApp(require(module)))
  })
  afterEach(async () => {
    await served.close()
    await traced.shutdown()
  })

  test.each([
    ['a route with a parameter', '/users/4711', 'GET /users/:id'],
    ['nested routers with parameters', '/teams/7/members/9/tasks', 'GET /teams/:team/members/:member/tasks'],
    ['a route whose error a handler answers', '/teams/7/fails', 'GET /teams/:team/fails'],
    ['a path that no route matches', '/no/such/page', 'GET'],
    ['a path of a router that none of its routes matches', '/teams/7/unknown', 'GET'],
  ])('when %s is asked for, then the span is named by the route', async (_what, path, name) => {
    await fetch(served.url + path)

    const span = await traced.serverSpan()
    expect(span.name).toBe(name)
    expect(span.attributes['http.route']).toBe(name === 'GET' ? undefined : name.slice('GET '.length))
  })

  test('when a handler throws and the app answers 500, then the span has failed and holds the error', async () => {
    await fetch(`${served.url}/teams/7/fails`)

    const span = await traced.serverSpan()
    expect(span.status).toEqual({ code: 2, message: 'no members' })
    expect(span.attributes).toMatchObject({ 'http.response.status_code': 500, 'error.type': 'RangeError' })
    expect(span.events.map(({ name, attributes }) => [name, attributes?.['exception.message']])).toEqual([
      ['exception', 'no members'],
    ])
  })

  test('when nothing handles the error, then the span has failed and holds the error', async () => {
    await fetch(`${served.url}/unhandled`)

    const span = await traced.serverSpan()
    expect(span.status).toEqual({ code: 2, message: 'nobody cares' })
    expect(span.events).toHaveLength(1)
  })

  test('when a 404 is answered, then the span has not failed', async () => {
    await fetch(`${served.url}/no/such/page`)

    const span = await traced.serverSpan()
    expect(span.status.code).toBe(0)
    expect(span.attributes).toMatchObject({ 'http.response.status_code': 404 })
    expect(span.attributes).not.toHaveProperty('error.type')
  })
})

function createApp(create: typeof express): express.Express {
  const app = create()
  app.set('env', 'test')
  observeApp(app as never)
  app.get('/users/:id', (_req, res) => void res.json({}))
  const teams = create.Router({ mergeParams: true })
  const members = create.Router({ mergeParams: true })
  members.get('/:member/tasks', (_req, res) => void res.json({}))
  teams.use('/members', members)
  teams.get('/fails', () => {
    throw new RangeError('no members')
  })
  app.use('/teams/:team', teams)
  app.use(
    '/teams',
    ((_error, _req, res, _next) => void res.status(500).send('sorry')) as express.ErrorRequestHandler,
  )
  app.get('/unhandled', () => {
    throw new Error('nobody cares')
  })
  return app
}

test.each([
  [true, '203.0.113.7'],
  [false, '127.0.0.1'],
])(
  'given trust proxy %s, when a proxy names the client, then the span has the address that the app has',
  async (trust, address) => {
    const traced = traceInMemory()
    const app = createApp(require('express'))
    app.set('trust proxy', trust)
    const served = await serve(app)
    await fetch(served.url, { headers: { 'x-forwarded-for': '203.0.113.7' } })
    const span = await traced.serverSpan()
    await served.close()
    await traced.shutdown()

    expect(span.attributes).toMatchObject({ 'client.address': address, 'network.peer.address': '127.0.0.1' })
  },
)
