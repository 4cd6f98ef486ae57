import type { Page } from 'playwright-core'
import { sendTrace } from './support/send'
import { until } from './support/until'
import { describePage } from './support/with-viewer'

const operations = (page: Page) => page.locator('.traces tbody .operation').allTextContents()

/** Waits until the list has exactly these, then its address is told. */
async function listed(page: Page, names: string[]): Promise<string> {
  const wanted = JSON.stringify([...names].sort())
  await until(
    () => operations(page),
    (shown) => JSON.stringify(shown.sort()) === wanted,
  )
  return new URL(page.url()).search
}

describePage('the filters of the list', ({ viewer, open }) => {
  const all = ['GET /fast', 'GET /slow', 'send mail', 'GET /broken']
  const opened = async (path = '/') => {
    const { otlpUrl } = viewer()
    await sendTrace(otlpUrl, 'web', { name: 'GET /fast', durationMs: 2 })
    await sendTrace(otlpUrl, 'web', {
      name: 'GET /slow',
      durationMs: 1_200,
      attributes: { 'user.id': 'aroha' },
    })
    await sendTrace(otlpUrl, 'mail', { name: 'send mail', durationMs: 300 })
    await sendTrace(otlpUrl, 'web', { name: 'GET /broken', durationMs: 3, status: { code: 2 } })
    return open(path)
  }

  test('given a service, when it is chosen, then its traces, and its operations to choose from', async () => {
    const page = await opened()
    await page.getByLabel('Service').selectOption('mail')
    expect(await listed(page, ['send mail'])).toBe('?service=mail')
    await page.locator('option', { hasText: 'GET /fast' }).waitFor({ state: 'detached' })
    expect(await page.getByLabel('Operation').locator('option').allTextContents()).toEqual([
      'All operations',
      'send mail',
    ])
  })

  test('given an operation, when it is chosen, then the traces that have it', async () => {
    const page = await opened()
    await page.getByLabel('Operation').selectOption('GET /slow')
    expect(await listed(page, ['GET /slow'])).toBe('?operation=GET+%2Fslow')
  })

  test('given a text of an attribute, when it is typed, then the traces it occurs in', async () => {
    const page = await opened()
    // Keys are heard once the list is drawn.
    await page.getByRole('link', { name: 'GET /slow' }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('AROHA')
    expect(await listed(page, ['GET /slow'])).toBe('?text=AROHA')
  })

  test('given a duration, when it is typed with its unit, then the traces that took as long', async () => {
    const page = await opened()
    await page.getByLabel('Min. duration').fill('0.3s')
    expect(await listed(page, ['GET /slow', 'send mail'])).toBe('?minDurationMs=300')
  })

  test('given a text that is no duration, when it is typed, then the field says so, and the list stays', async () => {
    const page = await opened()
    await page.getByLabel('Min. duration').fill('soon')
    await page.getByText('Such as 150 ms or 1.5 s').waitFor()
    expect(await page.getByLabel('Min. duration').getAttribute('aria-invalid')).toBe('true')
    expect(await operations(page)).toHaveLength(4)
  })

  test('given errors only, when it is ticked, then the traces with errors, told in words', async () => {
    const page = await opened()
    await page.getByLabel('Errors only').check()
    expect(await listed(page, ['GET /broken'])).toBe('?errors=true')
    await page.getByRole('cell', { name: '1 error', exact: true }).waitFor()
  })

  test('given a filter, when the page is loaded again, then it is still filtered, and Back undoes the last one', async () => {
    const page = await opened('/?service=web')
    await listed(page, ['GET /fast', 'GET /slow', 'GET /broken'])
    await page.getByLabel('Errors only').check()
    await listed(page, ['GET /broken'])
    await page.reload()
    await listed(page, ['GET /broken'])
    expect(await page.getByLabel('Service').inputValue()).toBe('web')
    await page.goBack()
    expect(await listed(page, ['GET /fast', 'GET /slow', 'GET /broken'])).toBe('?service=web')
    expect(await page.getByLabel('Errors only').isChecked()).toBe(false)
  })

  test('given filters that nothing fits, when they are cleared, then everything is there again', async () => {
    const page = await opened('/?service=web&text=nowhere')
    await page.getByRole('heading', { name: 'Nothing matches' }).waitFor()
    await page.getByRole('search').getByRole('button', { name: 'Clear filters' }).click()
    expect(await listed(page, all)).toBe('')
  })
})
