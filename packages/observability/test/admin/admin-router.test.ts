import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { adminRouter, createLogger, observe, setLogLevel, setProcessLogger } from '../../src/index'

const token = 'a-token-of-the-admins'
const lines: string[] = []
setProcessLogger(
  createLogger({ format: 'json', level: 'info', destination: { write: (line) => void lines.push(line) } }),
)

const servers: { close(): unknown; closeAllConnections(): void }[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
  setLogLevel('info')()
  lines.length = 0
})

async function serve(listener: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** An app of the kind that parses all bodies first, or that does not. */
function appWith({ parsed = false, ...options }: { parsed?: boolean; token?: string } = {}) {
  const app = express()
  if (parsed) app.use(express.json())
  app.use('/admin', adminRouter({ token, ...options }))
  app.get('/admin/other', (_req, res) => res.send('the app'))
  return serve(app)
}

function ask(url: string, method: string, body?: unknown, authorization = `Bearer ${token}`) {
  return fetch(`${url}/admin/loglevel`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}

test.each([true, false])(
  'given an app whose bodies are parsed: %s, when a level is put, then it holds, and is told until when',
  async (parsed) => {
    const url = await appWith({ parsed })
    const put = await ask(url, 'PUT', { level: 'debug', forMs: 60_000 })
    expect(put.status).toBe(200)
    const { level, revertsAt } = (await put.json()) as { level: string; revertsAt: string }
    expect(level).toBe('debug')
    expect(Date.parse(revertsAt) - Date.now()).toBeGreaterThan(0)
    expect(await (await ask(url, 'GET')).json()).toEqual({ level, revertsAt })
    expect(lines.join('')).toContain('"before":"info","now":"debug","forMs":60000')

    expect(await (await ask(url, 'PUT', { level: 'warn' })).json()).toEqual({ level: 'warn' })
    expect((await ask(url, 'HEAD')).status).toBe(200)
    await ask(url, 'PUT', { level: 'info' })
  },
)

test.each([
  ['no JSON', '{"level":', 400],
  ['an empty body', '', 400],
  ['a list', [], 400],
  ['null', 'null', 400],
  ['no level', {}, 400],
  ['no such level', { level: 'loud' }, 400],
  ['no such time', { level: 'debug', forMs: -1 }, 400],
  ['more than is known', { level: 'debug', formMs: 1 }, 400],
  ['more than a KiB', { level: 'x'.repeat(2_000) }, 413],
])('given %s, when it is put, then it is refused and nothing changes', async (_what, body, status) => {
  const url = await appWith()
  const answer = await ask(url, 'PUT', body)
  expect(answer.status).toBe(status)
  expect(((await answer.json()) as { error: string }).error).not.toBe('')
  expect(await (await ask(url, 'GET')).json()).toEqual({ level: 'info' })
})

test('given an app that parses forms, when a level is put as one, then it is refused, and told how to send it', async () => {
  const app = express()
  app.use(express.urlencoded({ extended: true }))
  app.use('/admin', adminRouter({ token }))
  const url = await serve(app)
  const put = (type: string) =>
    fetch(`${url}/admin/loglevel`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      body: '{ "level": "debug" }',
    })
  const refused = await put('application/x-www-form-urlencoded')
  expect(refused.status).toBe(400)
  expect(await refused.text()).toContain('content-type: application/json')
  expect((await put('application/json')).status).toBe(200)
})

test.each([
  '',
  'Bearer',
  'Bearer wrong-token-altogether',
  `Basic ${token}`,
  `Bearer ${token}x`,
  `Bearer ${'x'.repeat(4_000)}`,
])(
  'given the authorization %j, when a level is put, then it is refused with a line that does not show it',
  async (authorization) => {
    const url = await appWith()
    const answer = await ask(url, 'PUT', { level: 'debug' }, authorization)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'warn', msg: 'admin: wrong token' },
    ])
    expect(lines.join('')).not.toMatch(/Bearer|Basic|wrong-token-altogether|xxxx/)
  },
)

test('given another method, when it is asked, then the answer names those that there are', async () => {
  const answer = await ask(await appWith(), 'DELETE')
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, PUT'])
})

test('given another path, then the app answers it', async () => {
  const url = await appWith()
  expect(await (await fetch(`${url}/admin/other`)).text()).toBe('the app')
})

test('given no token, when anything is asked, then there is nothing', async () => {
  const url = await appWith({ token: undefined })
  for (const method of ['GET', 'PUT', 'DELETE']) expect((await ask(url, method)).status).toBe(404)
})

test.each(['short', '', 5, 'with a blank 0123456789', 'x'.repeat(1_025), 'tökén-0123456789-ünïcode'])(
  'given the token %j, then it is refused',
  (wrong) => {
    expect(() => adminRouter({ token: wrong as string })).toThrow(
      expect.objectContaining({ code: 'ERR_ADMIN_OPTIONS' }),
    )
  },
)

test('given an option that does not exist, then it is refused, and the error names those that do', () => {
  expect(() => adminRouter({ tokn: token } as object)).toThrow(
    expect.objectContaining({
      code: 'ERR_ADMIN_OPTIONS',
      message: 'options of adminRouter are wrong:\n  tokn: there is no such option, expected token',
    }),
  )
})

test('given a client that leaves in the middle of its body, then the server goes on', async () => {
  const url = await appWith()
  const leaving = httpRequest(`${url}/admin/loglevel`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-length': 100 },
  })
  leaving.on('error', () => {})
  leaving.write('{"level"')
  await new Promise((resolve) => setTimeout(resolve, 50))
  leaving.destroy()
  expect(await (await ask(url, 'GET')).json()).toEqual({ level: 'info' })
})

test('given a bare server, when it is asked, then it answers, and knows no other path', async () => {
  const router = adminRouter({ token })
  const url = await serve((req, res) => {
    req.url = (req.url ?? '').replace('/admin', '')
    router(req, res)
  })
  expect((await ask(url, 'GET')).status).toBe(200)
  expect((await fetch(`${url}/admin/x`)).status).toBe(404)
})

test('given an observed app, when the router is mounted, then settings that come later still count', async () => {
  const app = express()
  observe(app)
  const router = adminRouter({ token })
  app.set('case sensitive routing', true)
  app.use('/Admin', router)
  const url = await serve(app)
  expect((await ask(url, 'GET')).status).toBe(404)
})

test.each(['silent', 'fatal'])(
  'given a log that shows warnings, when %s is put, then that is the last thing it shows',
  async (level) => {
    const url = await appWith()
    expect((await ask(url, 'PUT', { level })).status).toBe(200)
    expect(lines.join('')).toContain(`"before":"info","now":"${level}"`)
  },
)

test('given a log that shows no warnings, when warn is put, then it shows that', async () => {
  const url = await appWith()
  await ask(url, 'PUT', { level: 'silent' })
  lines.length = 0
  await ask(url, 'PUT', { level: 'warn' })
  expect(lines.join('')).toContain('"before":"silent","now":"warn"')
})
