import { takeScreenshot } from './support/screenshot'
import { sendStory } from './support/story'
import { describePage } from './support/with-viewer'

describePage('the pictures of the docs', ({ viewer, open }) => {
  test('given a day of two services, when the list is opened, then the request that failed stands out', async () => {
    await sendStory(viewer().otlpUrl)
    const page = await open('/')
    await page.getByRole('row', { name: /POST \/reports\/:reportId.*4 errors/ }).waitFor()
    expect((await takeScreenshot(page, 'trace-viewer-list')).length).toBeGreaterThan(10_000)
  })

  test.each([
    ['light', 'trace-viewer-trace'],
    ['dark', 'trace-viewer-dark'],
  ] as const)(
    'given its trace on a %s screen, when the failing span is shown, then with its exception',
    async (colorScheme, name) => {
      const traceId = await sendStory(viewer().otlpUrl)
      const page = await open(`/trace/${traceId}`, { colorScheme })
      await page.getByRole('button', { name: 'Show the span' }).click()
      await page
        .getByRole('complementary', { name: 'write to volume' })
        .getByText('StorageError', { exact: true })
        .waitFor()
      await page.getByRole('button', { name: 'the report could not be stored' }).waitFor()
      expect((await takeScreenshot(page, name)).length).toBeGreaterThan(10_000)
    },
  )

  test('given its log lines, when one is opened, then its attributes are there', async () => {
    const traceId = await sendStory(viewer().otlpUrl)
    const page = await open(`/trace/${traceId}`)
    const line = page.getByRole('listitem').filter({ hasText: 'trying again' })
    await line.getByRole('button', { name: 'Attributes of this line' }).click()
    await line.getByRole('row', { name: 'attempt 2' }).waitFor()
    await page.mouse.move(0, 0)
    expect((await takeScreenshot(page, 'trace-viewer-log-lines')).length).toBeGreaterThan(10_000)
  })
})
