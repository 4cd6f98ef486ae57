import { sendTrace } from './support/send'
import { describePage } from './support/with-viewer'

const strange = [
  { what: 'a page of another server', answer: { status: 200, contentType: 'text/html', body: '<html>' } },
  { what: 'JSON of another shape', answer: { status: 200, contentType: 'application/json', body: '7' } },
] as const

describePage('answers that are not those of a viewer', ({ viewer, open }) => {
  test.each(strange)(
    'given $what in the place of a trace, when the viewer answers again, then the trace is shown',
    async ({ answer }) => {
      const traceId = await sendTrace(viewer().otlpUrl, 'shop', { name: 'GET /orders' })
      const page = await open('/')
      await page.route('**/api/**/traces/**', (route) => route.fulfill(answer))
      await page.getByRole('link', { name: 'GET /orders' }).click()
      await page.getByRole('heading', { name: 'Waiting for this trace' }).waitFor()
      await page.unrouteAll()
      await sendTrace(viewer().otlpUrl, 'shop')
      await page.getByRole('heading', { level: 1, name: 'GET /orders' }).waitFor()
      expect(page.url()).toContain(traceId)
    },
  )
})
