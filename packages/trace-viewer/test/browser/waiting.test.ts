import { newId, sender, sendTrace } from './support/send'
import { describePage } from './support/with-viewer'

describePage('a trace that is not there yet', ({ viewer, open }) => {
  test('given its log lines come first, when its spans come, then the page fills by itself', async () => {
    const traceId = newId(16)
    const spanId = newId(8)
    const page = await open(`/trace/${traceId}`)
    await page.getByRole('heading', { name: 'Waiting for this trace' }).waitFor()
    expect(await page.getByRole('main').textContent()).toMatch(
      /OTEL_BSP_SCHEDULE_DELAY.*OTEL_EXPORTER_OTLP_ENDPOINT/,
    )

    const { logs, spans } = sender(viewer().otlpUrl)
    await logs('shop', traceId, [{ message: 'first words', spanId }])
    await page.getByText('first words').waitFor()
    await spans('shop', traceId, [{ spanId, name: 'GET /late', durationMs: 5 }])
    await page.getByRole('heading', { level: 1, name: 'GET /late' }).waitFor()

    await spans('db', traceId, [{ spanId: newId(8), parentSpanId: spanId, name: 'query', startMs: 1 }])
    await page.getByRole('row', { name: /db query/ }).waitFor()
  })

  test('given a short id, when it is opened, then its trace is shown', async () => {
    const short = newId(8)
    await sendTrace(viewer().otlpUrl, 'old', { traceId: short.padStart(32, '0'), name: 'GET /short' })
    const page = await open(`/trace/${short}`)
    await page.getByRole('heading', { level: 1, name: 'GET /short' }).waitFor()
  })

  test('given a trace that is open, when the traces are cleared, then it stays, and the page says so', async () => {
    const traceId = await sendTrace(viewer().otlpUrl, 'shop', { name: 'GET /gone' })
    const page = await open(`/trace/${traceId}`)
    await page.getByRole('heading', { level: 1, name: 'GET /gone' }).waitFor()
    await fetch(`${viewer().url}/api/viewer/traces`, { method: 'DELETE' })
    await page.getByText('does not keep this trace any more').waitFor()
    expect(await page.getByRole('row', { name: 'GET /gone' }).count()).toBe(1)
  })
})
