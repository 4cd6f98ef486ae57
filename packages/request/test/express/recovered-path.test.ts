import { majors, type ObservedServer, serve } from '../support/observed-server'

describe.each(majors)('a router mounted before anything watched, on %s', (_major, express) => {
  let running: ObservedServer
  afterEach(() => running.close())

  test.each([
    ['/things/of/:owner', '/things/of/ann/9'],
    ['/things/:kind/of/:owner', '/things/x/of/ann/9'],
    ['/:only', '/ann/9'],
    ['/plain.path', '/plain.path/9'],
    ['/', '/9'],
  ])('given the mount path %p, then it is recovered', async (mount, path) => {
    const app = express()
    const inner = express.Router()
    inner.get('/:id', (_req, res) => void res.send('ok'))
    app.use(mount, inner)
    running = await serve(app)
    await fetch(running.url + path)
    expect((await running.nextEnd()).route).toBe(mount === '/' ? '/:id' : `${mount}/:id`)
  })
})
