import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { diagnose } from './support/run-doctor'

const folder = mkdtempSync(join(tmpdir(), 'doctor-name-'))
const app = join(folder, 'app')
mkdirSync(join(app, 'src'), { recursive: true })
writeFileSync(join(app, 'package.json'), '{"name":"orders"}')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ['no name', {}, 'orders'],
  ['OTEL_SERVICE_NAME', { OTEL_SERVICE_NAME: 'invoices' }, 'invoices'],
  ['the name as an attribute', { OTEL_RESOURCE_ATTRIBUTES: 'service.name=invoices' }, 'invoices'],
])(
  'given %s in the environment, when it is run in a folder of the app, then that of the environment counts, else that of the app',
  async (_what, env, name) => {
    const { steps } = await diagnose({ ...env, OTEL_TRACES_EXPORTER: 'none' } as Record<string, string>, 10, {
      cwd: join(app, 'src'),
    })
    expect(steps[0]?.text).toMatch(new RegExp(`the service is ${name}$`))
  },
)
