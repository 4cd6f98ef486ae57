import { join } from 'node:path'
import { createPipeline } from '../src/export/exporters'
import { resolveSettings } from '../src/resolve-settings'
import { fixtures, runChild } from './support/run-child'

test('given OTEL_CONFIG_FILE, when spans are made, then they go where the file says, with its resource', async () => {
  const { out, code } = await runChild(join(fixtures, 'span-and-shutdown.js'), {
    env: { OTEL_CONFIG_FILE: join(fixtures, 'otel.yaml') },
    args: ['none', 'http://localhost:1'],
  })

  expect(code).toBe(0)
  expect(out).toContain("name: 'one'")
  expect(out).toContain('from-the-file')
})

test('given OTEL_CONFIG_FILE, when the exporters are made, then there is none beside those of the file', () => {
  const settings = { ...resolveSettings({ exporter: 'otlp' }), configFile: 'otel.yaml' }
  const closing = new AbortController()
  closing.abort()

  expect(createPipeline(settings, closing.signal)).toMatchObject({ processors: [], exporters: [] })
})
