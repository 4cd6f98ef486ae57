import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const register = join(__dirname, '..', 'dist', 'register.js')
const script = join(__dirname, 'fixtures', 'outgoing.js')

test('given register as it is built, when the process asks by http and by fetch, then both pass the trace on', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--require', register, script], {
    env: { PATH: process.env.PATH, OTEL_TRACES_EXPORTER: 'none', LOG_LEVEL: 'silent' },
  })
  expect(JSON.parse(stdout)).toEqual({ byHttp: 'true', byFetch: 'true' })
})
