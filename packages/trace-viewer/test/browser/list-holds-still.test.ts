import { sendTrace } from './support/send'
import { until } from './support/until'
import { describePage } from './support/with-viewer'

describePage('the list, while somebody is about to use it', ({ viewer, open }) => {
  const send = (name: string) => sendTrace(viewer().otlpUrl, 'shop', { name })

  test('given the pointer over a row, when traces come, then no row moves, and they come when asked for', async () => {
    await send('GET /old')
    const page = await open('/')
    const old = page.getByRole('link', { name: 'GET /old' })
    await old.hover()
    const before = await old.boundingBox()
    await send('GET /new')
    await send('GET /newer')
    const button = page.getByRole('button', { name: 'Show 2 new traces' })
    await button.waitFor()
    expect(await old.boundingBox()).toEqual(before)
    expect(await page.getByRole('link', { name: /GET \/new/ }).count()).toBe(0)

    await button.click()
    await page.getByRole('link', { name: 'GET /newer' }).waitFor()
    expect(await button.count()).toBe(0)
  })

  test('given the focus in a row, when a trace comes, then the focus stays, and it comes when the focus leaves', async () => {
    await send('GET /old')
    const page = await open('/')
    const old = page.getByRole('link', { name: 'GET /old' })
    await old.focus()
    await send('GET /new')
    await page.getByRole('button', { name: 'Show 1 new trace' }).waitFor()
    expect(await page.locator(':focus').textContent()).toContain('GET /old')
    await page.getByLabel('Search').focus()
    await page.getByRole('link', { name: 'GET /new' }).waitFor()
  })

  test('given a list that is scrolled, when a trace comes, then it waits until the list is at its top again', async () => {
    for (let index = 0; index < 40; index++) await send(`GET /${index}`)
    const page = await open('/')
    await page.getByRole('link', { name: 'GET /39' }).waitFor()
    await page.mouse.wheel(0, 600)
    await until(
      () => page.evaluate<number>('window.scrollY'),
      (y) => y > 300,
    )
    await send('GET /new')
    await page.getByRole('button', { name: 'Show 1 new trace' }).waitFor()
    await page.evaluate('window.scrollTo(0, 0)')
    await page.getByRole('link', { name: 'GET /new' }).waitFor()
  })
})
