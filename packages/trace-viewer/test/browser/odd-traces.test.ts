import { newId, sender } from './support/send'
import { describePage } from './support/with-viewer'

describePage('odd traces', ({ viewer, open }) => {
  test('given orphans, a circle, two roots and a child before its parent, when they are shown, then each with its warning', async () => {
    const traceId = newId(16)
    const [a, b, c, d, e] = [newId(8), newId(8), newId(8), newId(8), newId(8)]
    const { spans } = sender(viewer().otlpUrl)
    await spans('web', traceId, [
      { spanId: a, name: 'root one', startMs: 5, durationMs: 10 },
      { spanId: b, name: 'root two', startMs: 6 },
      { spanId: c, parentSpanId: newId(8), name: 'orphan', startMs: 7 },
      { spanId: d, parentSpanId: e, name: 'circle one', startMs: 8 },
      { spanId: e, parentSpanId: d, name: 'circle two', startMs: 9 },
    ])
    await spans('db', traceId, [
      { spanId: newId(8), parentSpanId: a, name: 'too early', startMs: 0, durationMs: 2 },
    ])
    const page = await open(`/trace/${traceId}`)
    const expected = [
      ['orphan', /Its parent [0-9a-f]{16} is not in this trace/],
      ['circle one', /go in a circle/],
      ['too early', /It starts 5 ms before its parent: the clocks of the two services differ/],
    ] as const
    for (const [name, warning] of expected) {
      await page.getByRole('row', { name: new RegExp(`${name}.*1 warning`) }).click()
      await page.getByRole('complementary', { name }).getByText(warning).waitFor()
    }
    expect(await page.getByRole('row', { name: /root/ }).count()).toBe(2)
  })

  test('given a link to another trace, when it is followed, then that trace is opened, at its span', async () => {
    const [traceId, otherId, spanId] = [newId(16), newId(16), newId(8)]
    const { spans } = sender(viewer().otlpUrl)
    await spans('web', otherId, [{ spanId, name: 'earlier' }])
    await spans('web', traceId, [{ spanId: newId(8), name: 'later', links: [{ traceId: otherId, spanId }] }])
    const page = await open(`/trace/${traceId}`)
    await page.getByRole('row', { name: 'later' }).click()
    await page.getByRole('complementary').getByRole('link', { name: otherId }).click()
    await page.getByRole('complementary', { name: 'earlier' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'later' }).waitFor()
  })
})
