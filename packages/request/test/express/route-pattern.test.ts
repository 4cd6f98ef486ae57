import { majors, type ObservedServer, serve, watchBoth } from '../support/observed-server'

beforeAll(watchBoth)

describe.each(majors)('the route of a request on %s', (_major, express) => {
  let running: ObservedServer
  afterEach(() => running.close())

  const routeOf = async (path: string, init?: RequestInit) => {
    await fetch(running.url + path, init).then((response) => response.text())
    return (await running.nextEnd()).route
  }

  const build = () => {
    const app = express()
    const answer = (_req: unknown, res: { send(body: string): void }) => res.send('ok')
    return { app, answer: answer as never }
  }

  test('given nested routers with parameters, when a route answers, then it is the declared patterns joined', async () => {
    const { app, answer } = build()
    const users = express.Router({ mergeParams: true })
    users.get('/:userId', answer)
    users.get('/', answer)
    const orgs = express.Router()
    orgs.use('/:orgId/users', users)
    running = await serve(app)
    app.use('/api/v1', orgs)
    expect(await routeOf('/api/v1/5/users/5?x=1')).toBe('/api/v1/:orgId/users/:userId')
    expect(await routeOf('/api/v1/users/users/7')).toBe('/api/v1/:orgId/users/:userId')
    expect(await routeOf('/api/v1/5/users')).toBe('/api/v1/:orgId/users')
    expect(await routeOf('/api/v1/5/users/')).toBe('/api/v1/:orgId/users')
  })

  test('given nothing that matches, then there is none', async () => {
    const { app, answer } = build()
    running = await serve(app)
    app.get('/known', answer)
    expect(await routeOf('/unknown/path')).toBeUndefined()
    expect(await routeOf('/known', { method: 'POST' })).toBeUndefined()
  })

  test('given a route that passes on, when the next one answers, then it is the one that answered', async () => {
    const { app, answer } = build()
    running = await serve(app)
    app.all('/a/:any', (_req, _res, next) => next())
    app.get('/a/b', answer)
    expect(await routeOf('/a/b')).toBe('/a/b')
    expect(await routeOf('/a/c')).toBeUndefined()
  })

  test('given a route that answers and then calls next, when another one matches, then it is the one that answered', async () => {
    const { app } = build()
    running = await serve(app)
    app.get('/a/b', (_req, res, next) => {
      res.send('ok')
      next()
    })
    app.get('/a/:any', (_req, _res, _next) => {})
    expect(await routeOf('/a/b')).toBe('/a/b')
  })

  test('given a middleware that sends the head, when a route goes on, then it is that route', async () => {
    const { app } = build()
    running = await serve(app)
    app.use((_req, res, next) => {
      res.flushHeaders()
      next()
    })
    app.get('/events/:topic', (_req, res) => void res.end('ok'))
    expect(await routeOf('/events/news')).toBe('/events/:topic')
  })

  test('given a route left with next("route") or next("router"), then it does not count', async () => {
    const { app, answer } = build()
    const inner = express.Router()
    inner.get('/x', (_req, _res, next) => next('router'))
    inner.get('/x', answer)
    running = await serve(app)
    app.use('/in', inner)
    app.get('/in/x', (_req, _res, next) => next('route'), answer)
    app.get('/in/:last', answer)
    expect(await routeOf('/in/x')).toBe('/in/:last')
  })

  test('given a route that failed deep in routers, when the app answers the error, then it is the route that failed', async () => {
    const { app } = build()
    const inner = express.Router()
    inner.get('/:id', () => {
      throw new Error('broken')
    })
    running = await serve(app)
    app.use('/deep/:x', inner)
    app.use(((
      _error: unknown,
      _req: unknown,
      res: { status(code: number): { end(): void } },
      _next: unknown,
    ) => res.status(500).end()) as never)
    expect(await routeOf('/deep/1/2')).toBe('/deep/:x/:id')
  })

  test('given an app mounted in an app, then the mount path is part of it', async () => {
    const { app, answer } = build()
    const admin = express()
    admin.get('/stats/:day', answer)
    running = await serve(app)
    app.use('/admin/:tenant', admin)
    expect(await routeOf('/admin/acme/stats/1')).toBe('/admin/:tenant/stats/:day')
  })

  test('given lists of paths, then it is the entry that matched', async () => {
    const { app, answer } = build()
    const inner = express.Router()
    inner.get(['/one', '/two/:n'], answer)
    running = await serve(app)
    app.use(['/left', '/right/:side'], inner)
    expect(await routeOf('/right/7/two/3')).toBe('/right/:side/two/:n')
    expect(await routeOf('/left/one')).toBe('/left/one')
  })

  test('given a regular expression, then it is its text, whatever the URL', async () => {
    const { app, answer } = build()
    running = await serve(app)
    app.get(/^\/files\/(.*)$/, answer)
    expect(await routeOf('/files/a/b')).toBe('/^\\/files\\/(.*)$/')
  })

  test('given routers inside a function of the app, then the mount path is part of it', async () => {
    const { app, answer } = build()
    const inner = express.Router()
    inner.get('/x/:y', answer)
    running = await serve(app)
    app.use('/wrapped', (req, res, next) => inner(req, res, next))
    expect(await routeOf('/wrapped/x/1')).toBe('/wrapped/x/:y')
  })

  test('given the root route, then it is a slash', async () => {
    const { app, answer } = build()
    running = await serve(app)
    app.get('/', answer)
    expect(await routeOf('/')).toBe('/')
  })

  test('given a param callback that fails, then it is the route that it was for', async () => {
    const { app, answer } = build()
    const inner = express.Router()
    inner.param('id', (_req, _res, next) => next(Object.assign(new Error('no such id'), { status: 404 })))
    inner.get('/:id', answer)
    running = await serve(app)
    app.use('/of/:owner', inner)
    expect(await routeOf('/of/ann/7')).toBe('/of/:owner/:id')
  })

  test('given a route that was left, when a later middleware fails, then there is none', async () => {
    const { app } = build()
    running = await serve(app)
    app.get('/left', (_req, _res, next) => next())
    app.use((_req, _res, next) => next(Object.assign(new Error('later'), { status: 400 })))
    expect(await routeOf('/left')).toBeUndefined()
  })
})
