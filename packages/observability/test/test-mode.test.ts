import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startApp } from './support/start-app'

describe('given NODE_ENV=test', () => {
  test.each([{}, { SHUT_DOWN: '1' }])(
    'with %p, then the process ends by itself and takes no handler',
    async (env) => {
      const app = await startApp('test-mode.js', {
        noListen: true,
        env: { NODE_ENV: 'test', OTEL_TRACES_EXPORTER: undefined, ...env },
      })
      expect((await app.exit()).code).toBe(0)
      const last = app.lines().at(-1)
      expect(last?.told).toEqual({ listeners: [0, 0, 0, 0] })
    },
  )

  test('then nothing is sent, although a collector listens', async () => {
    let asked = 0
    const collector = createServer((_req, res) => {
      asked += 1
      res.end()
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => collector.once('listening', resolve))
    const { port } = collector.address() as AddressInfo
    const app = await startApp('app.js', {
      env: {
        NODE_ENV: 'test',
        OTEL_TRACES_EXPORTER: undefined,
        OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
        OTEL_BSP_SCHEDULE_DELAY: '50',
      },
    })
    await fetch(`${app.url}/users/1`)
    await new Promise((resolve) => setTimeout(resolve, 400))
    await new Promise((resolve) => collector.close(resolve))
    expect(asked).toBe(0)
  })
})
