import type { Page } from 'playwright-core'
import { newId, sender, sendTrace } from './support/send'
import { until } from './support/until'
import { describePage } from './support/with-viewer'

const focused = (page: Page) => page.locator(':focus').textContent()

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

describePage('with the keyboard alone', ({ viewer, open }) => {
  const sendTree = async () => {
    const traceId = newId(16)
    const [a, b, c, d] = [newId(8), newId(8), newId(8), newId(8)]
    await sender(viewer().otlpUrl).spans('shop', traceId, [
      { spanId: a, name: 'first', durationMs: 10 },
      { spanId: b, parentSpanId: a, name: 'second', startMs: 1, durationMs: 5 },
      { spanId: c, parentSpanId: b, name: 'third', startMs: 2, durationMs: 2 },
      { spanId: d, parentSpanId: a, name: 'fourth', startMs: 7, durationMs: 1 },
    ])
    return traceId
  }

  test('given the list, when a trace is looked for and opened, then Back leads to its row', async () => {
    await sendTrace(viewer().otlpUrl, 'shop', { name: 'GET /one' })
    await sendTrace(viewer().otlpUrl, 'shop', { name: 'GET /two' })
    const page = await open('/')
    await page.getByRole('link', { name: 'GET /two' }).waitFor()
    await press(page, '/')
    await page.keyboard.type('shop')
    await press(page, 'Enter', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab')
    expect(await focused(page)).toContain('GET /two')
    await press(page, 'ArrowDown')
    expect(await focused(page)).toContain('GET /one')
    await press(page, 'Enter')
    await page.getByRole('heading', { level: 1, name: 'GET /one' }).waitFor()
    await page.goBack()
    await until(
      () => focused(page),
      (text) => text?.includes('GET /one') === true,
    )
    expect(new URL(page.url()).search).toBe('?text=shop')
  })

  test('given the waterfall, when the arrow keys are pressed, then they walk, collapse and expand', async () => {
    const page = await open(`/trace/${await sendTree()}`)
    await page.getByRole('row', { name: 'first' }).focus()
    await press(page, 'ArrowDown')
    expect(await focused(page)).toContain('second')
    await press(page, 'ArrowLeft')
    await page.getByRole('row', { name: 'third' }).waitFor({ state: 'detached' })
    expect(await page.locator(':focus').getAttribute('aria-expanded')).toBe('false')
    await press(page, 'ArrowDown')
    expect(await focused(page)).toContain('fourth')
    await press(page, 'ArrowUp', 'ArrowRight')
    await page.getByRole('row', { name: 'third' }).waitFor()
    await press(page, 'ArrowRight')
    expect(await focused(page)).toContain('third')
    await press(page, 'ArrowLeft', 'ArrowLeft', 'ArrowLeft')
    expect(await focused(page)).toContain('first')
    await press(page, 'End')
    expect(await focused(page)).toContain('fourth')
    await press(page, 'Home')
    expect(await focused(page)).toContain('first')
  })

  test('given a row, when Enter is pressed, then its details have the focus, and Escape leads back to the row', async () => {
    const page = await open(`/trace/${await sendTree()}`)
    await page.getByRole('row', { name: 'first' }).focus()
    await press(page, 'ArrowDown', 'Enter')
    await until(
      () => page.locator('h2:focus').count(),
      (count) => count === 1,
    )
    expect(await focused(page)).toBe('second')
    await press(page, 'Escape')
    await page.getByRole('complementary').waitFor({ state: 'detached' })
    expect(await page.locator('tr:focus').textContent()).toContain('second')
  })

  test('given open details, when another row is walked to, then its details are shown, and the address names it', async () => {
    const page = await open(`/trace/${await sendTree()}`)
    await page.getByRole('row', { name: 'first' }).click()
    await press(page, 'ArrowDown')
    await page.getByRole('complementary', { name: 'second' }).waitFor()
    const address = page.url()
    await page.reload()
    await page.getByRole('complementary', { name: 'second' }).waitFor()
    expect(page.url()).toBe(address)
  })

  test('given a row that was closed with the mouse, when an arrow key is pressed, then it goes on from there', async () => {
    const page = await open(`/trace/${await sendTree()}`)
    await page.getByRole('row', { name: 'second' }).getByRole('button', { name: 'Collapse' }).click()
    await page.getByRole('row', { name: 'third' }).waitFor({ state: 'detached' })
    await press(page, 'ArrowDown')
    expect(await focused(page)).toContain('fourth')
  })

  test.each([768, 1_280])(
    'given a tree longer than a window of %d px, when it is walked beside its details, then the row with the focus is seen',
    async (width) => {
      const traceId = newId(16)
      const many = Array.from({ length: 60 }, (_, index) => ({
        spanId: newId(8),
        name: `step ${index} `,
        startMs: index,
      }))
      await sender(viewer().otlpUrl).spans('shop', traceId, many)
      const page = await open(`/trace/${traceId}`, { width, height: 700 })
      const isSeen = () =>
        page.evaluate<boolean>(`(() => {
          const { left, top, height } = document.activeElement.getBoundingClientRect()
          return document.activeElement.contains(document.elementFromPoint(left + 60, top + height / 2))
        })()`)
      await page.getByRole('row', { name: 'step 0 ' }).focus()
      await press(page, 'End')
      await page.getByRole('row', { name: 'step 59 ' }).and(page.locator(':focus')).waitFor()
      expect(await isSeen()).toBe(true)
      await press(page, 'Enter')
      await page.getByRole('complementary', { name: 'step 59' }).waitFor()
      await page.getByRole('row', { name: 'step 59 ' }).focus()
      await press(page, 'ArrowUp', 'ArrowUp')
      await page.getByRole('complementary', { name: 'step 57' }).waitFor()
      expect(await isSeen()).toBe(true)
    },
  )

  test('given a control, when it has the focus, then that is seen', async () => {
    const page = await open(`/trace/${await sendTree()}`)
    await page.getByRole('row', { name: 'first' }).waitFor()
    await press(page, 'Tab', 'Shift+Tab')
    const outline = `getComputedStyle(document.activeElement).outlineStyle`
    expect(await page.evaluate<string>(outline)).toBe('solid')
  })
})
