import { newId, sender } from './support/send'
import { describePage } from './support/with-viewer'

const script = '<script>alert(1)</script><img src=x onerror=alert(2)>'
const long = 'x'.repeat(100_000)

describePage('values that want to do harm', ({ viewer, open }) => {
  const sendHostile = async () => {
    const traceId = newId(16)
    const [a, b] = [newId(8), newId(8)]
    const { spans, logs } = sender(viewer().otlpUrl)
    await spans(script, traceId, [
      {
        spanId: a,
        name: `${script}\u202egnp.exe`,
        durationMs: 10,
        status: { code: 2, message: script },
        attributes: {
          [script]: script,
          __proto__x: '__proto__',
          'url.full': 'javascript:alert(3)',
          long,
          control: 'a\u0000b\u001b[31mc\u200b',
        },
        events: [
          {
            name: 'exception',
            attributes: [{ key: 'exception.stacktrace', value: { stringValue: script } }],
          },
        ],
        links: [{ traceId: newId(16), spanId: newId(8) }],
      },
      { spanId: b, parentSpanId: a, name: long, startMs: 1 },
      { spanId: newId(8), parentSpanId: a, name: '', startMs: 2 },
    ])
    await logs(script, traceId, [
      { message: `${script}\u202e`, spanId: a, level: script, attributes: { [script]: script } },
    ])
    return traceId
  }

  test('given markup in every place, when list, waterfall, details and log lines are shown, then it is text', async () => {
    const traceId = await sendHostile()
    const page = await open('/')
    await page.getByRole('link').filter({ hasText: script }).first().click()
    await page.waitForURL(`**/trace/${traceId}`)
    await page.locator('.span-row').first().click()
    const details = page.getByRole('complementary')
    await details.getByText('javascript:alert(3)').waitFor()
    expect(await details.textContent()).toContain(script)
    for (const summary of await details.locator('summary').all()) await summary.click()
    const line = page.getByRole('listitem').filter({ has: page.getByLabel('Attributes of this line') })
    await line.getByLabel('Attributes of this line').click()
    await line.getByRole('row').first().waitFor()
    expect(await page.locator('script:not([src]), img').count()).toBe(0)
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0)
  })

  test('given characters that nobody sees, when they are shown, then they are seen', async () => {
    const page = await open(`/trace/${await sendHostile()}`)
    await page.locator('.span-row').first().click()
    await page.getByRole('complementary').getByText('a⟨U+0000⟩b⟨U+001B⟩[31mc⟨U+200B⟩').waitFor()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('⟨U+202E⟩gnp.exe')
  })

  test('given 3,000 exceptions in a span, when it is opened, then the first of them, and how many there are', async () => {
    const traceId = newId(16)
    const attributes = [{ key: 'exception.stacktrace', value: { stringValue: 'Error: x\n    at y' } }]
    const events = Array.from({ length: 3_000 }, () => ({ name: 'exception', attributes }))
    await sender(viewer().otlpUrl).spans('shop', traceId, [{ spanId: newId(8), name: 'work', events }])
    const page = await open(`/trace/${traceId}`)
    await page.getByRole('row', { name: 'work' }).click()
    await page.getByText('The first 20 of 3,000 exceptions are shown').waitFor()
    expect(await page.getByRole('region', { name: 'Exception' }).count()).toBe(20)
  })

  test('given 100,000 characters, when they are shown, then the beginning first, and all when asked for', async () => {
    const page = await open(`/trace/${await sendHostile()}`)
    await page.locator('.span-row').first().click()
    const details = page.getByRole('complementary')
    const all = details.getByRole('button', { name: 'Show all 100,000 characters' })
    await all.waitFor()
    expect((await details.textContent())?.length).toBeLessThan(5_000)
    await all.click()
    await details.getByRole('button', { name: 'Show the beginning' }).waitFor()
    expect((await details.textContent())?.length).toBeGreaterThan(100_000)
    expect(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  })
})
