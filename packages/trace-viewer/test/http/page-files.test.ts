import { type RunningViewer, sendRaw, startViewer } from './support/running-viewer'

let viewer: RunningViewer
beforeAll(async () => {
  viewer = await startViewer()
})
afterAll(() => viewer.stop())

test.each([
  ['/', 'text/html; charset=utf-8', '<!doctype html><title>page</title>'],
  ['/?service=shop', 'text/html; charset=utf-8', '<!doctype html><title>page</title>'],
  [
    '/trace/0af7651916cd43dd8448eb211c80319c',
    'text/html; charset=utf-8',
    '<!doctype html><title>page</title>',
  ],
  ['/page.js', 'text/javascript; charset=utf-8', 'script'],
  ['/page.css', 'text/css; charset=utf-8', 'style'],
])(
  'given the page, when %s is asked for, then the browser gets it, and again next time',
  async (path, type, body) => {
    const response = await fetch(viewer.url + path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('cache-control')).toBe('no-cache')
    expect(await response.text()).toBe(body)
    // By these a browser could keep the files of an older version: npm gives those of all versions one date.
    expect(response.headers.get('etag') ?? response.headers.get('last-modified')).toBeNull()
  },
)

test.each([
  '/other.txt',
  '/index.html',
  '/page.js/',
  '/PAGE.JS',
  '/trace',
  '/trace/a/b',
  '/../package.json',
  '/..%2fpackage.json',
  '/%2e%2e/package.json',
  '/trace/../../package.json',
  '/trace/..%2f..%2fpackage.json/x',
  '/..\\package.json',
  '//etc/passwd',
  '/page.js%00.txt',
  '/.git/config',
])('given files beside the page, when %s is asked for, then there is nothing', async (path) => {
  const { status, head, body } = await sendRaw(
    viewer.port,
    `GET ${path} HTTP/1.1`,
    'Host: localhost',
    'Connection: close',
  )
  expect(status).toBe(404)
  expect(head).toMatch(/^Content-Type: application\/json/im)
  expect(JSON.parse(body)).toEqual({ error: { httpCode: 404, message: 'Not Found' } })
})

test('given a page, when its head is asked for, then it comes without a body', async () => {
  const { status, head, body } = await sendRaw(
    viewer.port,
    'HEAD / HTTP/1.1',
    'Host: localhost',
    'Connection: close',
  )
  expect(status).toBe(200)
  expect(head).toMatch(/^Content-Length: 34$/im)
  expect(body).toBe('')
})
