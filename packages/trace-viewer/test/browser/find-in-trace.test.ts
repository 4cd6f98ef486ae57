import { newId, sender } from './support/send'
import { describePage } from './support/with-viewer'

describePage('finding spans of a trace', ({ viewer, open }) => {
  const sendTree = async () => {
    const traceId = newId(16)
    const [a, b] = [newId(8), newId(8)]
    await sender(viewer().otlpUrl).spans('shop', traceId, [
      { spanId: a, name: 'outer', durationMs: 10 },
      { spanId: b, parentSpanId: a, name: 'inner', startMs: 1, durationMs: 5 },
      { spanId: newId(8), parentSpanId: b, name: 'deepest', startMs: 2, attributes: { 'db.table': 'hours' } },
      { spanId: newId(8), parentSpanId: a, name: 'broken', startMs: 8, status: { code: 2 } },
    ])
    return traceId
  }

  test('given collapsed rows, when a text is looked for and Enter pressed, then the span is shown', async () => {
    const page = await open(`/trace/${await sendTree()}`)
    await page.getByRole('button', { name: 'Collapse all' }).click()
    await page.getByText('3 more, 1 error').waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('hours')
    await page.getByText('1 found').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('complementary', { name: 'deepest' }).waitFor()
    await page.getByRole('row', { name: 'deepest', selected: true }).waitFor()
  })

  test('given an error, when the next one is asked for, then its span is shown', async () => {
    const page = await open(`/trace/${await sendTree()}`)
    await page.getByRole('button', { name: 'Next error' }).click()
    await page.getByRole('complementary', { name: 'broken' }).waitFor()
  })
})
