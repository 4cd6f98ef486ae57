import { newId, sender, sendTrace } from './support/send'
import { describePage } from './support/with-viewer'

describePage('the list of traces', ({ viewer, open }) => {
  test('given no traces, when the page is opened, then it says what to set, and fills by itself when one comes', async () => {
    const page = await open('/')
    await page.getByRole('heading', { name: 'No traces yet' }).waitFor()
    expect(await page.getByRole('main').textContent()).toMatch(
      /http:\/\/localhost:4318[\s\S]*OTEL_EXPORTER_OTLP_ENDPOINT/,
    )

    await sendTrace(viewer().otlpUrl, 'shop', { name: 'GET /first' })
    await page.getByRole('link', { name: 'shop GET /first' }).waitFor()
    expect(await page.getByText('No traces yet').count()).toBe(0)
  })

  test('given a trace in the list, when more of its spans come, then its row is brought up to date', async () => {
    const { otlpUrl } = viewer()
    const traceId = await sendTrace(otlpUrl, 'shop', { name: 'GET /grows' })
    const page = await open('/')
    await page.getByRole('row', { name: /GET \/grows.*1 span/ }).waitFor()
    await sender(otlpUrl).spans('db', traceId, [{ spanId: newId(8), name: 'query', status: { code: 2 } }])
    await page.getByRole('row', { name: /GET \/grows.*2 spans.*1 error/ }).waitFor()
  })

  test('given many changes, when they come in a row, then a screen reader is told the number once it has settled, and when a filter changes it', async () => {
    const page = await open('/')
    const said = page.getByRole('status').filter({ hasText: /^\d+ traces?$/ })
    await page.getByText('No traces yet').waitFor()
    for (let index = 0; index < 5; index++) await sendTrace(viewer().otlpUrl, 'shop')
    await page.getByRole('row').nth(5).waitFor()
    await said.waitFor({ state: 'attached', timeout: 15_000 })
    expect(await said.textContent()).toMatch(/^[05] traces$/)
    await page.getByLabel('Errors only').check()
    const found = page.getByRole('status').filter({ hasText: '0 match, of 5 traces' })
    await found.waitFor({ state: 'attached', timeout: 15_000 })
  })
})
