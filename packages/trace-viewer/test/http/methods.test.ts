import { type RunningViewer, startViewer } from './support/running-viewer'

let viewer: RunningViewer
beforeAll(async () => {
  viewer = await startViewer()
})
afterAll(() => viewer.stop())

const id = '0af7651916cd43dd8448eb211c80319c'

test.each([
  ['/', 'GET, HEAD'],
  [`/trace/${id}`, 'GET, HEAD'],
  ['/page.js', 'GET, HEAD'],
  ['/api/v3/services', 'GET, HEAD'],
  ['/api/v3/operations', 'GET, HEAD'],
  ['/api/v3/traces', 'GET, HEAD'],
  [`/api/v3/traces/${id}`, 'GET, HEAD'],
  [`/api/traces/${id}`, 'GET, HEAD'],
  ['/api/viewer/traces', 'GET, HEAD, DELETE'],
  [`/api/viewer/traces/${id}/logs`, 'GET, HEAD'],
  ['/api/viewer/events', 'GET, HEAD'],
])(
  'given %s, when it is asked with another method, then the answer says which there are',
  async (path, allow) => {
    for (const method of [
      'POST',
      'PUT',
      'PATCH',
      'OPTIONS',
      ...(allow.includes('DELETE') ? [] : ['DELETE']),
    ]) {
      const response = await fetch(viewer.url + path, { method })
      expect(response.status).toBe(405)
      expect(response.headers.get('allow')).toBe(allow)
      expect(await response.json()).toEqual({
        error: { httpCode: 405, message: `${method} is not allowed here, only ${allow}` },
      })
    }
  },
)

test.each(['/api/v3/services', '/api/viewer/traces', '/api/viewer/events', '/'])(
  'given %s, when its head is asked for, then the answer ends',
  async (path) => {
    const response = await fetch(viewer.url + path, { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('')
  },
)
