import type { Page } from 'playwright-core'
import { newId, sender } from './support/send'
import { until } from './support/until'
import { describePage } from './support/with-viewer'

const rows = (page: Page) => page.locator('.span-row')

describePage('a large trace', ({ viewer, open }) => {
  const sendMany = async (spans: number) => {
    const traceId = newId(16)
    const ids = Array.from({ length: spans }, () => newId(8))
    const all = ids.map((spanId, index) => ({
      spanId,
      ...(index > 0 && { parentSpanId: ids[Math.floor((index - 1) / 4)] as string }),
      name: `step ${index}`,
      startMs: index / 10,
      durationMs: (spans - index) / 10,
    }))
    const { spans: send } = sender(viewer().otlpUrl)
    for (let from = 0; from < spans; from += 5_000)
      await send('batch', traceId, all.slice(from, from + 5_000))
    return traceId
  }

  test('given 1,000 spans, when the waterfall is scrolled to its end, then its last row is there', async () => {
    const page = await open(`/trace/${await sendMany(1_000)}`)
    await page.getByRole('row', { name: 'step 0' }).waitFor()
    expect(await rows(page).count()).toBeLessThan(100)
    expect(await page.getByRole('treegrid').getAttribute('aria-rowcount')).toBe('1001')
    await rows(page).first().hover()
    await page.mouse.wheel(0, 100_000)
    await page.locator('[aria-rowindex="1001"]').waitFor()
    expect(await rows(page).count()).toBeLessThan(100)
  })

  test('given 50,000 spans, when End is pressed, then the last row has the focus, and Home leads back', async () => {
    const page = await open(`/trace/${await sendMany(50_000)}`)
    await page.getByRole('row', { name: 'step 0' }).focus()
    await page.keyboard.press('End')
    const place = () => page.locator(':focus').getAttribute('aria-rowindex')
    await until(place, (index) => index === '50001')
    expect(await page.locator(':focus').isVisible()).toBe(true)
    await page.keyboard.press('Home')
    await until(place, (index) => index === '2')
    expect(await rows(page).count()).toBeLessThan(100)
  })

  test('given the focus on a row, when it is scrolled out of view, then the focus is kept', async () => {
    const page = await open(`/trace/${await sendMany(1_000)}`)
    await page.getByRole('row', { name: 'step 0' }).focus()
    await rows(page).first().hover()
    await page.mouse.wheel(0, 6_000)
    await page.locator('[aria-rowindex="210"]').waitFor()
    expect(await page.locator(':focus').getAttribute('aria-rowindex')).toBe('2')
  })
})
