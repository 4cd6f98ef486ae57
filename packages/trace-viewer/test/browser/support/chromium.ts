import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const elsewhere = ['/usr/bin/chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']
const reason = 'no CHROMIUM_BIN, and no Chromium or Chrome where they usually are'

/**
 * `describe` with a real Chromium: CHROMIUM_BIN, or one that is installed. Else the tests are skipped and the name says why; with
 * REQUIRE_CHROMIUM=1 they fail instead.
 */
export function describeInChromium(name: string, tests: (browser: () => Browser) => void): void {
  const binary = findChromium()
  if (!binary) {
    without(name)
    return
  }
  describe(name, () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launchChromium(binary)
    }, 60_000)
    afterAll(() => browser?.close())
    tests(() => browser)
  })
}

function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return process.env.CHROMIUM_BIN || [...onPath, ...elsewhere].find((path) => existsSync(path))
}

function launchChromium(binary: string): Promise<Browser> {
  return chromium.launch({
    executablePath: binary,
    // As root, as in a container, there is no sandbox; the pages are our own.
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
}

function without(name: string): void {
  if (process.env.REQUIRE_CHROMIUM === '1') {
    test(`${name} (REQUIRE_CHROMIUM=1)`, () => {
      throw new Error(reason)
    })
  } else test.skip(`${name} (skipped: ${reason})`, () => {})
}
