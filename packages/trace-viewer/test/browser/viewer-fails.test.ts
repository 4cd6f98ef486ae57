import { describeInChromium } from './support/chromium'
import { openPage } from './support/open-page'
import { newId, sendTrace } from './support/send'
import { startViewer } from './support/viewer-process'

describeInChromium('a viewer with a fault', (browser) => {
  test('given answers of 503, when a trace and the list are asked for, then neither id nor filter is blamed', async () => {
    const viewer = await startViewer()
    const { page } = await openPage(browser(), `${viewer.url}/trace/${newId(16)}`)
    await page.getByRole('heading', { name: 'Waiting for this trace' }).waitFor()
    await page.route('**/api/**/traces**', (route) => route.fulfill({ status: 503, body: 'no' }))
    await page.route('**/api/**/traces/**', (route) => route.fulfill({ status: 503, body: 'no' }))
    await sendTrace(viewer.otlpUrl, 'shop')
    await page.getByText('The viewer could not show this trace: it answered 503').waitFor()
    await page.getByRole('link', { name: 'Trace viewer' }).click()
    await page.getByText('The viewer could not list them: it answered 503').waitFor()
    await page.context().close()
    await viewer.stop()
  })
})
