import http from 'node:http'
import { openRequests } from '../src/index'
import { majors, type ObservedServer, serve } from './support/observed-server'

describe.each(majors)('a request of the app itself, sent through its routes on %s', (_major, express) => {
  let running: ObservedServer
  afterEach(() => running.close())

  const build = (innerOf: (req: http.IncomingMessage) => object) => {
    const app = express()
    app.get('/outer', (req, res) => void app(Object.assign(innerOf(req), { url: '/inner' }) as never, res))
    app.get('/inner', (_req, res) => void res.json({ answered: 'inner' }))
    return app
  }

  test.each([
    [
      'another request',
      (req: http.IncomingMessage) => Object.assign(new http.IncomingMessage(req.socket), { method: 'GET' }),
    ],
    ['a copy by its names', (req: http.IncomingMessage) => copyOf(req)],
  ])('given %s with the same response, when it is answered, then both end', async (_what, innerOf) => {
    running = await serve(build(innerOf))
    const response = await fetch(`${running.url}/outer`)
    expect(await response.json()).toEqual({ answered: 'inner' })
    const ended = [await running.nextEnd(), await running.nextEnd()]
    expect(ended.map(({ route, end }) => `${route} ${end?.outcome}`).sort()).toEqual([
      '/inner completed',
      '/outer completed',
    ])
    expect(openRequests()).toHaveLength(0)
  })
})

// without its symbols, of which ours is one
function copyOf(req: http.IncomingMessage): object {
  return { ...Object.fromEntries(Object.entries(req)), headers: req.headers }
}
