import { freePorts } from '../../../../test/support/free-ports'
import { describeInChromium } from './support/chromium'
import { openPage } from './support/open-page'
import { sendTrace } from './support/send'
import { startViewer } from './support/viewer-process'

describeInChromium('a viewer that stops', (browser) => {
  test('given a list, when the viewer stops, then the page says so and keeps what it shows; when it is back, it goes on', async () => {
    const [port = 0, otlpPort = 0] = await freePorts(2)
    const first = await startViewer({ port, otlpPort })
    await sendTrace(first.otlpUrl, 'shop', { name: 'GET /before' })
    const { page, faults } = await openPage(browser(), first.url)
    await page.getByRole('link', { name: 'GET /before' }).waitFor()

    await first.stop()
    await page.getByText('The trace viewer does not answer any more.').waitFor()
    expect(await page.getByRole('banner').textContent()).toContain('Not reachable')
    expect(await page.getByRole('link', { name: 'GET /before' }).isVisible()).toBe(true)

    const second = await startViewer({ port, otlpPort })
    await sendTrace(second.otlpUrl, 'shop', { name: 'GET /after' })
    await page.getByRole('link', { name: 'GET /after' }).waitFor()
    expect(await page.getByText('does not answer').count()).toBe(0)
    expect(await page.getByRole('banner').textContent()).toContain('Live')
    await page.context().close()
    await second.stop()
    expect(faults()).toEqual([])
  })
})
