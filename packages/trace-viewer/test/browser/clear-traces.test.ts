import { sendTrace } from './support/send'
import { describePage } from './support/with-viewer'

describePage('clearing the traces', ({ viewer, open }) => {
  test('given traces, when clearing is called off, then they stay; when it is confirmed, then they are gone', async () => {
    await sendTrace(viewer().otlpUrl, 'shop')
    const page = await open('/')
    const ask = page.getByRole('button', { name: 'Clear the traces' })
    await ask.click()
    await page.getByRole('dialog', { name: 'Clear the one trace?' }).waitFor()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('link', { name: 'GET /' }).count()).toBe(1)

    await ask.click()
    await page.getByRole('button', { name: 'Clear', exact: true }).click()
    await page.getByRole('heading', { name: 'No traces yet' }).waitFor()
    expect(await ask.isDisabled()).toBe(true)
  })
})
