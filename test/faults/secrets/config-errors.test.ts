import { join } from 'node:path'
import { killServers, startServer } from '../../support/server-process'
import { findSecrets } from '../support/find-secret'
import { newSecret } from '../support/secret-kinds'

afterAll(killServers)

const kinds = {
  MONGODB_URI: (secret: string) => `mongodb:/vly:${secret}@db/vly`,
  SECRET_SETTINGS: (secret: string) => `{"password":"${secret}"`,
  DEBUG_TOKEN: (secret: string) => `${secret}\n`,
  OTEL_EXPORTER_OTLP_ENDPOINT: (secret: string) => `ftp://ann:${secret}@collector:4318`,
  OTEL_EXPORTER_OTLP_HEADERS: (secret: string) => `authorization Bearer ${secret}`,
  JAEGER_UI_URL: (secret: string) => `localhost:16686/?token=${secret}`,
  HEALTH_TIMEOUT_MS: (secret: string) => `password=${secret}`,
  LOG_LEVEL: (secret: string) => `redis://:${secret}@cache`,
}

test('given settings that are wrong and hold secrets, when the process refuses to start, then it names them and tells none', async () => {
  const rows = Object.entries(kinds).map(([name, make]) => {
    const secret = newSecret()
    return { name, secret, value: make(secret) }
  })
  const app = await startServer(join(__dirname, '../fixtures/secretive.js'), {
    env: {
      PLANTED_FILE: join(__dirname, '../../../package.json'),
      NODE_ENV: 'production',
      OTEL_TRACES_EXPORTER: 'otlp',
      ...Object.fromEntries(rows.map(({ name, value }) => [name, value])),
    },
    noListen: true,
  })
  const { code } = await app.exit()
  const told = app.stdout() + app.stderr()

  expect(code).toBe(1)
  for (const name of ['MONGODB_URI', 'SECRET_SETTINGS', 'HEALTH_TIMEOUT_MS', 'LOG_LEVEL'])
    expect(told).toContain(name)
  expect(findSecrets(told, rows).map(({ row, form }) => `${row.name}: ${form}`)).toEqual([])
})
