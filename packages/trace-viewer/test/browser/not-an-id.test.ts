import { describePage } from './support/with-viewer'

describePage('an address with what is no id', ({ open }) => {
  test.each(['/trace/hello', '/trace/%3Cscript%3Ealert(1)%3C%2Fscript%3E'])(
    'given %s, when it is opened, then the page says what an id looks like',
    async (path) => {
      const page = await open(path)
      await page.getByRole('heading', { name: 'This is not the id of a trace' }).waitFor()
      await page.getByRole('link', { name: 'All traces' }).click()
      await page.getByRole('heading', { name: 'Traces', exact: true }).waitFor()
    },
  )
})
