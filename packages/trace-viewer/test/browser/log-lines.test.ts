import { newId, sender } from './support/send'
import { describePage } from './support/with-viewer'

describePage('the log lines of a trace', ({ viewer, open }) => {
  const sendLines = async () => {
    const traceId = newId(16)
    const [a, b] = [newId(8), newId(8)]
    const { spans, logs } = sender(viewer().otlpUrl)
    await spans('web', traceId, [
      { spanId: a, name: 'outer', durationMs: 10 },
      { spanId: b, parentSpanId: a, name: 'inner', startMs: 1, durationMs: 5 },
    ])
    await logs('web', traceId, [
      { message: 'last words', spanId: a, atMs: 9, severity: 17, level: 'error' },
      { message: 'first words', spanId: a, atMs: 1.5 },
      { message: 'words within', spanId: b, atMs: 3, severity: 13, level: 'warn' },
    ])
    return traceId
  }

  test('given lines in any order, when they are shown, then by their time, with offset, level and service', async () => {
    const page = await open(`/trace/${await sendLines()}`)
    const lines = page.getByRole('region', { name: 'Log lines' }).getByRole('listitem')
    await lines.nth(2).waitFor()
    expect(await lines.allTextContents()).toEqual([
      '+1.5 msinfowebfirst words',
      '+3 mswarnwebwords within',
      '+9 mserrorweblast words',
    ])
  })

  test('given a line, when it is clicked, then its span is shown, and the list can be narrowed down to that', async () => {
    const page = await open(`/trace/${await sendLines()}`)
    const logs = page.getByRole('region', { name: 'Log lines' })
    await logs.getByRole('button', { name: 'words within' }).click()
    await page.getByRole('complementary', { name: 'inner' }).waitFor()
    await page.getByLabel('This span only').check()
    await logs.getByText('first words').waitFor({ state: 'detached' })
    expect(await logs.getByRole('listitem').count()).toBe(1)
  })

  test('given more lines than the viewer hands out, when they are shown, then it is said how many are not', async () => {
    const traceId = newId(16)
    const { spans, logs } = sender(viewer().otlpUrl)
    await spans('web', traceId, [{ spanId: newId(8), name: 'job', durationMs: 10 }])
    await logs(
      'web',
      traceId,
      Array.from({ length: 5_002 }, (_, index) => ({ message: `line ${index}`, atMs: index })),
    )
    const page = await open(`/trace/${traceId}`)
    await page.getByText('2 earlier lines of this trace are not shown.').waitFor()
    const first = page.getByRole('region', { name: 'Log lines' }).getByRole('listitem').first()
    expect(await first.textContent()).toMatch(/line 2$/)
  })
})
