import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTraceStore } from '../../src/store/create-trace-store'
import { createViewerApp } from '../../src/viewer-app'
import { type RunningViewer, startViewer } from './support/running-viewer'

let viewer: RunningViewer
beforeAll(async () => {
  viewer = await startViewer()
})
afterAll(() => viewer.stop())

test.each(['/trace/%zz', '/api/v3/traces/%E0%A4%A', '/api/viewer/traces/%/logs'])(
  'given an address that cannot be decoded, when %s is asked for, then the answer is an error in JSON',
  async (path) => {
    const response = await fetch(viewer.url + path)
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ error: { httpCode: 400, message: 'Bad Request' } })
  },
)

test('given a very long parameter, when it is wrong, then the answer does not repeat it', async () => {
  const response = await fetch(`${viewer.url}/api/viewer/traces?limit=${'x'.repeat(10_000)}`)
  expect(response.status).toBe(400)
  expect((await response.text()).length).toBeLessThan(300)
})

describe('given a fault inside', () => {
  let server: Server
  let written: jest.SpyInstance
  beforeAll(async () => {
    written = jest.spyOn(process.stderr, 'write').mockReturnValue(true)
    const store = createTraceStore({ maxSpans: 1, maxBytes: 1_000_000 })
    store.services = () => {
      throw new Error('secret of the inside')
    }
    server = createServer(createViewerApp({ store, pageFolder: '/secret/folder' }))
    await once(server.listen(0, '127.0.0.1'), 'listening')
  })
  afterAll(async () => {
    written.mockRestore()
    server.closeAllConnections()
    await once(server.close(), 'close')
  })

  test('when it answers, then the terminal gets the reason, and the client an error without it', async () => {
    const { port } = server.address() as AddressInfo
    const response = await fetch(`http://127.0.0.1:${port}/api/v3/services`)
    expect(response.status).toBe(500)
    expect(await response.json()).toEqual({ error: { httpCode: 500, message: 'Internal Server Error' } })
    expect(written).toHaveBeenCalledWith(expect.stringContaining('secret of the inside'))
  })

  test('when the page is not built, then the answer names no folder', async () => {
    const { port } = server.address() as AddressInfo
    const response = await fetch(`http://127.0.0.1:${port}/`)
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({ error: { httpCode: 404, message: 'Not Found' } })
  })
})
