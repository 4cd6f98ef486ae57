import { majors, type ObservedServer, serve, watchBoth } from '../support/observed-server'

beforeAll(watchBoth)

describe.each(majors)('layers that change while an app on %s runs', (_major, express) => {
  let running: ObservedServer
  afterEach(() => running.close())

  const routeOf = async (path: string) => {
    await fetch(running.url + path).then((response) => response.text())
    return (await running.nextEnd()).route
  }

  test('given a layer in the place of another, when it answers, then the route is its', async () => {
    const router = express.Router()
    router.get('/first', (_req, res) => void res.send('first'))
    router.get('/last', (_req, res) => void res.send('last'))
    running = await serve(express().use('/api', router))
    expect(await routeOf('/api/first')).toBe('/api/first')

    const others = express.Router().get('/second', (_req, res) => void res.send('second'))
    router.stack.splice(0, 1, ...others.stack)
    expect(await routeOf('/api/second')).toBe('/api/second')
    expect(await routeOf('/api/last')).toBe('/api/last')
  })
})
