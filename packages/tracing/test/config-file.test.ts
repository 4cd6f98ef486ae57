import { join } from 'node:path'
import { fixtures, runChild } from './support/run-child'

test('given OTEL_CONFIG_FILE, when spans are made, then they go where the file says, with its resource', async () => {
  const { out, code, result } = await runChild(join(fixtures, 'span-and-shutdown.js'), {
    env: { OTEL_CONFIG_FILE: join(fixtures, 'otel.yaml') },
    args: ['otlp', 'http://127.0.0.1:1'],
  })

  expect(code).toBe(0)
  expect(out).toContain("name: 'one'")
  expect(out).toContain('from-the-file')
  expect(result).toMatchObject({ lines: [] })
})
