import { describeWithJaeger } from '../../../../test/support/jaeger'
import { runChild } from '../support/run-child'

describeWithJaeger('given a real Jaeger', (jaeger) => {
  test('when metrics are sent to it, then the line says that it takes none, and the process ends', async () => {
    const { code, result } = await runChild('send-and-shutdown.js', [
      JSON.stringify({ exporter: 'otlp', endpoint: jaeger().otlp }),
    ])
    const { lines } = result as { lines: { fields: Record<string, string> }[] }

    expect(code).toBe(0)
    expect(lines).toHaveLength(1)
    expect(lines[0]?.fields.reason).toBe('404 Not Found')
    expect(lines[0]?.fields.remedy).toContain('as Jaeger does not')
  })
})
