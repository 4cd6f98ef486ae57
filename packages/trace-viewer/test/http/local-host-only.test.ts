import { type RunningViewer, sendRaw, startViewer } from './support/running-viewer'

let viewer: RunningViewer
beforeAll(async () => {
  viewer = await startViewer()
})
afterAll(() => viewer.stop())

const paths = [
  'GET /api/v3/services',
  'GET /',
  'GET /api/viewer/events',
  'DELETE /api/viewer/traces',
  'GET /nothing',
]

test.each([
  'localhost',
  'localhost:16686',
  'LocalHost:1',
  'app.localhost:3000',
  '127.0.0.1',
  '127.0.0.1:16686',
  '[::1]',
  '[::1]:16686',
])('given the host %s, when something is asked for, then it is answered', async (host) => {
  const { status } = await sendRaw(
    viewer.port,
    'GET /api/v3/services HTTP/1.1',
    `Host: ${host}`,
    'Connection: close',
  )
  expect(status).toBe(200)
})

test.each([
  'evil.example',
  'evil.example:16686',
  'localhost.evil.example',
  'evil-localhost',
  '127.0.0.1.evil.example',
  '127.0.0.1:16686.evil.example',
  '192.168.1.7:16686',
  '0.0.0.0:16686',
  '[::2]:16686',
  'user@localhost',
  'localhost, evil.example',
  'localhost:',
  '',
])('given the host %p, when anything is asked for, then it is refused in plain words', async (host) => {
  for (const path of paths) {
    const { status, head, body } = await sendRaw(
      viewer.port,
      `${path} HTTP/1.1`,
      `Host: ${host}`,
      'Connection: close',
    )
    expect({ path, status }).toEqual({ path, status: 403 })
    expect(head).toMatch(/^Content-Type: text\/plain/im)
    expect(head).toMatch(/^Server: voluntarily-traces\/\d/im)
    expect(body).toContain('Refused: Host is not localhost, 127.0.0.1 or [::1]')
  }
})

test('given two hosts, when something is asked for, then the foreign one does not pass by the other', async () => {
  const lines = [
    'GET /api/v3/services HTTP/1.1',
    'Host: evil.example',
    'Host: localhost',
    'Connection: close',
  ]
  expect((await sendRaw(viewer.port, ...lines)).status).toBe(403)
})

test('given no host in HTTP/1.0, when something is asked for, then it is refused', async () => {
  expect((await sendRaw(viewer.port, 'GET /api/v3/services HTTP/1.0')).status).toBe(403)
})

test('given no host in HTTP/1.1, when something is asked for, then it is refused', async () => {
  const { status } = await sendRaw(viewer.port, 'GET /api/v3/services HTTP/1.1', 'Connection: close')
  expect(status).toBe(400)
})

test('given HTTP/1.0 with a host, when something is asked for, then it is answered', async () => {
  const { status, body } = await sendRaw(viewer.port, 'GET /api/v3/services HTTP/1.0', 'Host: localhost')
  expect({ status, body }).toEqual({ status: 200, body: '{"services":[]}' })
})

test('given the foreign host in the request line, when its Host is local, then nothing of it is trusted', async () => {
  const lines = [
    'GET http://evil.example/api/v3/services HTTP/1.1',
    'Host: evil.example',
    'Connection: close',
  ]
  expect((await sendRaw(viewer.port, ...lines)).status).toBe(403)
})

test.each([
  'http://localhost:3000',
  'https://localhost',
  'http://127.0.0.1:16686',
  'http://[::1]:8080',
  'http://app.localhost',
])('given a page of %s, when it asks, then it is answered', async (origin) => {
  const response = await fetch(`${viewer.url}/api/v3/services`, { headers: { origin } })
  expect(response.status).toBe(200)
  expect(response.headers.get('access-control-allow-origin')).toBeNull()
})

test.each([
  'null',
  'http://evil.example',
  'https://localhost.evil.example',
  'http://localhost@evil.example',
  'file://',
  'chrome-extension://localhost',
  'localhost',
])('given a page of %s, when it asks or deletes, then it is refused', async (origin) => {
  for (const [method, path] of [
    ['GET', '/api/v3/services'],
    ['DELETE', '/api/viewer/traces'],
    ['OPTIONS', '/api/viewer/traces'],
  ] as const) {
    const response = await fetch(viewer.url + path, { method, headers: { origin } })
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('Origin is not a page of this machine')
  }
})

test('given a foreign page or host, when it sends spans, then they are refused', async () => {
  const body = JSON.stringify({ resourceSpans: [] })
  const headers = { 'content-type': 'application/json', origin: 'http://evil.example' }
  const response = await fetch(`${viewer.otlp}/v1/traces`, { method: 'POST', headers, body })
  expect(response.status).toBe(403)
  const lines = ['POST /v1/traces HTTP/1.1', 'Host: evil.example', 'Content-Length: 0', 'Connection: close']
  expect((await sendRaw(viewer.otlpPort, ...lines)).status).toBe(403)
})
