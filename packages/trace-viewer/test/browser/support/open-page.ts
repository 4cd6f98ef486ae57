import type { Browser, Page } from 'playwright-core'

export interface OpenOptions {
  width?: number
  height?: number
  colorScheme?: 'light' | 'dark'
  reducedMotion?: 'reduce'
}

/** A tab, and what went wrong in it. */
export interface OpenedPage {
  readonly page: Page
  /**
   * Console errors, exceptions, violations of the content security policy and requests to anywhere else. A trace that is not there
   * yet is answered with 404, which Chromium writes to the console: no fault.
   */
  faults(): string[]
}

const missingTrace =
  /^Failed to load resource: the server responded with a status of 404 .*\/api\/v3\/traces\//
// The viewer is stopped on purpose in one test.
const unreachable =
  /net::ERR_(CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING|CONNECTION_RESET|EMPTY_RESPONSE)/

const watchPolicy = `
  document.addEventListener('securitypolicyviolation', (event) =>
    console.error('violated ' + event.violatedDirective + ' by ' + event.blockedURI))
  window.alert = (text) => console.error('alert ' + text)`

export async function openPage(
  browser: Browser,
  url: string,
  options: OpenOptions = {},
): Promise<OpenedPage> {
  const { width = 1280, height = 800, colorScheme = 'light', reducedMotion } = options
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    permissions: ['clipboard-read', 'clipboard-write'],
    ...(reducedMotion && { reducedMotion }),
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const faults: string[] = []
  const { origin } = new URL(url)
  page.on('console', (message) => {
    const text = `${message.text()} ${message.location().url}`
    if (message.type() === 'error' && !missingTrace.test(text) && !unreachable.test(text)) faults.push(text)
  })
  page.on('pageerror', (error) => faults.push(String(error.stack)))
  page.on('request', (request) => {
    const to = request.url()
    if (!to.startsWith(`${origin}/`) && !to.startsWith('data:')) faults.push(`asked ${to}`)
  })
  await page.addInitScript(watchPolicy)
  await page.goto(url)
  return { page, faults: () => faults }
}
