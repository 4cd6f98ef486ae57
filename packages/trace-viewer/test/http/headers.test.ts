import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type RunningViewer, startViewer } from './support/running-viewer'

let viewer: RunningViewer
beforeAll(async () => {
  viewer = await startViewer()
})
afterAll(() => viewer.stop())

const { version } = JSON.parse(readFileSync(path.join(__dirname, '../../package.json'), 'utf8')) as {
  version: string
}

test.each([
  '/',
  '/page.js',
  '/nothing',
  '/api/v3/services',
  '/api/v3/traces',
  '/api/traces/zz',
  '/trace/%zz',
  '/api/viewer/traces',
])(
  'given any answer, when %s is asked for, then it has the headers that keep the page safe',
  async (path) => {
    const { headers } = await fetch(viewer.url + path)
    expect(Object.fromEntries(headers)).toMatchObject({
      server: `voluntarily-traces/${version}`,
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
    expect(headers.get('x-powered-by')).toBeNull()
  },
)

test.each(['/api/v3/services', '/api/v3/traces', '/api/traces/zz', '/api/viewer/traces', '/nothing'])(
  'given an answer of an API, when %s is asked for, then no browser keeps it',
  async (path) => {
    const { headers } = await fetch(viewer.url + path)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
  },
)
