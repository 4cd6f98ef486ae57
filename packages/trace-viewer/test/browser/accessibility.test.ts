import type { Locator } from 'playwright-core'
import { newId, sender } from './support/send'
import { describePage } from './support/with-viewer'

const bannerTold = `- banner:
  - link "Trace viewer":
    - /url: /
  - paragraph: 2 spans and 1 log line in memory
  - paragraph: Live`

const filtersTold = `- search "Filter the traces":
  - text: Search
  - searchbox "Search"
  - text: Service
  - combobox "Service":
    - option "All services" [selected]
    - option "db"
    - option "shop"
  - text: Operation
  - combobox "Operation":
    - option "All operations" [selected]
    - option "GET /orders"
    - option "query"
  - text: Min. duration
  - textbox "Min. duration":
    - /placeholder: 150 ms or 1.5 s
  - checkbox "Errors only"
  - text: Errors only
  - button "Clear filters" [disabled]`

const tableTold = `- table "Traces, the newest first":
  - caption: Traces, the newest first
  - rowgroup:
    - row "Started Operation Duration Spans Errors Log lines Services":
      - columnheader "Started"
      - columnheader "Operation"
      - columnheader "Duration"
      - columnheader "Spans"
      - columnheader "Errors"
      - columnheader "Log lines"
      - columnheader "Services"
  - rowgroup:
    - row "TIME shop GET /orders 10 ms 2 spans 1 error 1 log line db 1 shop 1":
      - cell "TIME":
        - time: TIME
      - cell "shop GET /orders":
        - link "shop GET /orders":
          - /url: /trace/ID
      - cell "10 ms"
      - cell "2 spans"
      - cell "1 error"
      - cell "1 log line"
      - cell "db 1 shop 1":
        - list:
          - listitem: db 1
          - listitem: shop 1`

const waterfallTold = `- treegrid "Spans":
  - rowgroup:
    - row "Span Duration Time":
      - columnheader "Span"
      - columnheader "Duration"
      - columnheader "Time"
  - rowgroup:
    - row "Collapse shop GET /orders 10 ms starts at +0" [expanded] [level=1]:
      - gridcell "Collapse shop GET /orders":
        - button "Collapse"
        - text: shop GET /orders
      - gridcell "10 ms"
      - gridcell "starts at +0"
    - 'row "db Error: query 5 ms starts at +2 ms" [level=2]':
      - 'gridcell "db Error: query"'
      - gridcell "5 ms"
      - gridcell "starts at +2 ms"`

const logLinesTold = `- region "Log lines":
  - heading "Log lines" [level=2]
  - text: "1"
  - checkbox "This span only" [disabled]
  - text: This span only
  - list:
    - listitem:
      - button "Attributes of this line"
      - text: +1 ms info shop
      - button "asked"`

/** What a screen reader is told, without what differs each time. */
async function told(part: Locator): Promise<string> {
  const snapshot = await part.ariaSnapshot()
  return snapshot.replace(/\d\d:\d\d:\d\d\.\d{3}/g, 'TIME').replace(/[0-9a-f]{32}/g, 'ID')
}

describePage('for screen readers and small screens', ({ viewer, open }) => {
  const sendOne = async () => {
    const traceId = newId(16)
    const [a, b] = [newId(8), newId(8)]
    const { spans, logs } = sender(viewer().otlpUrl)
    await spans('shop', traceId, [{ spanId: a, name: 'GET /orders', durationMs: 10 }])
    await spans('db', traceId, [
      { spanId: b, parentSpanId: a, name: 'query', startMs: 2, durationMs: 5, status: { code: 2 } },
    ])
    await logs('shop', traceId, [{ message: 'asked', spanId: a, atMs: 1 }])
    return traceId
  }

  test('given the list, when it is read out, then landmarks, headings, labels and the table are told', async () => {
    await sendOne()
    const page = await open('/')
    await page.getByRole('link', { name: 'GET /orders' }).waitFor()
    await page.getByText('Live').waitFor()
    expect(await told(page.getByRole('banner'))).toBe(bannerTold)
    expect(await told(page.getByRole('search'))).toBe(filtersTold)
    expect(await told(page.getByRole('table'))).toBe(tableTold)
    expect(await page.getByRole('main').getByRole('heading', { level: 1 }).textContent()).toBe('Traces')
  })

  test('given a trace, when it is read out, then a tree grid with levels, errors in words, and the log lines', async () => {
    const page = await open(`/trace/${await sendOne()}`)
    await page.getByText('asked').waitFor()
    expect(await told(page.getByRole('treegrid'))).toBe(waterfallTold)
    expect(await told(page.getByRole('region', { name: 'Log lines' }))).toBe(logLinesTold)
  })

  test.each([360, 768, 1_920])(
    'given a screen of %d px, when the page is used, then nothing is cut off at its side',
    async (width) => {
      const traceId = await sendOne()
      const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      const page = await open('/', { width, height: 800 })
      await page.getByRole('link', { name: 'GET /orders' }).waitFor()
      expect(await page.evaluate<number>(overflow)).toBeLessThanOrEqual(0)
      await page.goto(`${viewer().url}/trace/${traceId}`)
      await page.getByRole('row', { name: 'query' }).click()
      await page.getByRole('complementary', { name: 'query' }).waitFor()
      expect(await page.evaluate<number>(overflow)).toBeLessThanOrEqual(0)
    },
  )

  test('given somebody who wants little motion, when something waits, then nothing moves', async () => {
    const page = await open(`/trace/${newId(16)}`, { reducedMotion: 'reduce' })
    await page.getByRole('heading', { name: 'Waiting for this trace' }).waitFor()
    const animations = 'document.getAnimations().length'
    expect(await page.evaluate<number>(animations)).toBe(0)
  })

  test('given the trace id, when it is copied, then it is in the clipboard, and that is told', async () => {
    const traceId = await sendOne()
    const page = await open(`/trace/${traceId}`)
    await page.getByRole('button', { name: 'Copy the trace id' }).click()
    await page.getByText('Copied').waitFor()
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(traceId)
  })
})
