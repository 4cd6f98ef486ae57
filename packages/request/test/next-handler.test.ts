import type { IncomingMessage, ServerResponse } from 'node:http'
import { nextHandler } from '../src/next-handler'
import { createFolder, fakeNextApp, manifestOf } from './support/next-fixture'
import { majors, type ObservedServer, serve } from './support/observed-server'

const everything: Record<string, string> = { 'Express 4': '*', 'Express 5': '/{*path}' }

describe.each(majors)('a custom Next server on %s', (major, express) => {
  let running: ObservedServer | undefined
  const build = createFolder({
    '.next/server/pages-manifest.json': manifestOf('/_app', '/', '/ops/[opId]', '/ops/new', '/api/x/[id]'),
    '.next/server/app-paths-manifest.json': manifestOf('/(shop)/cart/[id]/page'),
  })
  afterAll(build.remove)
  afterEach(async () => {
    await running?.close()
    running = undefined
  })

  const start = async (nextApp: ReturnType<typeof fakeNextApp>, at?: string) => {
    const app = express()
    running = await serve(app)
    const handler = nextHandler(nextApp)
    if (at) app.use(at, handler)
    else app.get(everything[major] as string, handler)
    app.get('/unseen', (_req, res) => void res.end())
  }
  const routeOf = async (path: string) => {
    await fetch(running?.url + path).then((response) => response.text())
    return (await running?.nextEnd())?.route
  }

  test.each([
    ['/', '/'],
    ['/ops/5?from=mail', '/ops/[opId]'],
    ['/ops/new', '/ops/new'],
    ['/ops/5/', '/ops/[opId]'],
    ['/api/x/9', '/api/x/[id]'],
    ['/cart/3', '/cart/[id]'],
    ['/_next/static/chunks/main-1a2b.js', '/_next/static/*'],
    ['/_next/image?url=%2Fa.png&w=64', '/_next/image'],
    ['/_next/data/Bu1ld-id/ops/5.json', '/ops/[opId]'],
    ['/_next/data/Bu1ld-id/index.json', '/'],
    ['/_next/webpack-hmr', '/_next/*'],
    ['/_next/data/Bu1ld-id/nope.json', undefined],
    ['/nope', undefined],
    ['/ops/5/nope', undefined],
    ['/_app', undefined],
    ['/ops//5', undefined],
  ])('given a build, when %s is asked for, then the route is %s', async (path, route) => {
    await start(fakeNextApp(build))
    expect(await routeOf(path)).toBe(route)
  })

  test('given the handler mounted below a path, then that path comes first', async () => {
    await start(fakeNextApp(build), '/site')
    expect(await routeOf('/site/ops/5')).toBe('/site/ops/[opId]')
  })

  test('given that Next answers, then the response is its own and Express is not handed on to it', async () => {
    const seen: unknown[][] = []
    await start(
      fakeNextApp(build, async (...args) => {
        seen.push(args)
        args[1].end('from Next')
      }),
    )
    const response = await fetch(`${running?.url}/ops/5`)
    expect(await response.text()).toBe('from Next')
    expect(seen).toHaveLength(1)
    expect(seen[0]).toHaveLength(2)
  })
})

describe('the handler itself', () => {
  const build = createFolder({ '.next/server/pages-manifest.json': manifestOf('/ops/[opId]') })
  afterAll(build.remove)
  const req = { url: '/ops/5' } as IncomingMessage
  const res = {} as ServerResponse

  test('given a parsed URL, then it is handed on', async () => {
    const answer = jest.fn(async () => {})
    const parsedUrl = { pathname: '/ops/6', query: {} }
    await nextHandler(fakeNextApp(build, answer))(req, res, parsedUrl)
    expect(answer).toHaveBeenCalledWith(req, res, parsedUrl)
  })

  test('given that Next rejects or throws, then the promise rejects with the same error', async () => {
    const broken = new Error('broken')
    const rejecting = nextHandler(fakeNextApp(build, () => Promise.reject(broken)))
    const throwing = nextHandler(
      fakeNextApp(build, () => {
        throw broken
      }),
    )
    await expect(rejecting(req, res)).rejects.toBe(broken)
    await expect(throwing(req, res)).rejects.toBe(broken)
  })

  test('given something that is no Next app, then it throws at set-up', () => {
    expect(() => nextHandler({} as never)).toThrow(TypeError)
  })
})

describe('the route by a parsed URL', () => {
  test('given a parsed URL, when it differs from the request, then the page is the one it names', async () => {
    const build = createFolder({ '.next/server/pages-manifest.json': manifestOf('/ops/[opId]') })
    const app = require('express-4')()
    const running = await serve(app)
    const handler = nextHandler(fakeNextApp(build))
    app.get('/volunteer/:id', (req: IncomingMessage, res: ServerResponse) =>
      handler(req, res, { pathname: '/ops/5' }),
    )
    await fetch(`${running.url}/volunteer/5`).then((response) => response.text())
    expect((await running.nextEnd()).route).toBe('/ops/[opId]')
    await running.close()
    build.remove()
  })
})
