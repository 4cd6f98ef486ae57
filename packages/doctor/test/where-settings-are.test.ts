import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fakeJaeger, listen } from './support/fake-jaeger'
import { diagnose } from './support/run-doctor'

const folder = mkdtempSync(join(tmpdir(), 'doctor-env-file-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('given a .env that nobody has read, when it is asked, then it names what stands in it for traces, and no value', async () => {
  const { url } = await listen(fakeJaeger())
  writeFileSync(
    join(folder, '.env'),
    `OTEL_EXPORTER_OTLP_ENDPOINT=http://swordfish-22:4318
export OTEL_EXPORTER_OTLP_HEADERS="authorization=swordfish-22"
JAEGER_UI_URL=http://swordfish-22
OTEL_TRACES_SAMPLER=
MONGODB_URI=swordfish-22
`,
  )
  const { exitCode, steps } = await diagnose(
    { OTEL_EXPORTER_OTLP_ENDPOINT: url, JAEGER_UI_URL: url },
    undefined,
    { cwd: folder },
  )
  expect(exitCode).toBe(0)
  expect(steps[0]).toEqual({
    name: 'settings',
    state: 'note',
    text: 'in .env here, and not in the environment: OTEL_EXPORTER_OTLP_HEADERS',
    remedy: expect.stringContaining('node --env-file=.env node_modules/@voluntarily/observability/bin/'),
  })
  expect(JSON.stringify(steps)).not.toContain('swordfish')
})

test('given a variable that is read from a file (NAME_FILE), when it is asked, then it is among those that are set', async () => {
  const { url } = await listen(fakeJaeger())
  const file = join(folder, 'endpoint')
  writeFileSync(file, url)
  const { exitCode, steps } = await diagnose({ OTEL_EXPORTER_OTLP_ENDPOINT_FILE: file, JAEGER_UI_URL: url })
  expect(exitCode).toBe(0)
  expect(steps[0]).toMatchObject({ text: expect.stringContaining('OTEL_EXPORTER_OTLP_ENDPOINT_FILE') })
})
