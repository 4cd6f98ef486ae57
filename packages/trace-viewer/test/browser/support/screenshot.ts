import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const folder = join(__dirname, '../../../../../docs/images')

/** Takes a picture of the page; it goes into the docs when UPDATE_SCREENSHOTS=1, so that an ordinary run changes no file. */
export async function takeScreenshot(page: Page, name: string): Promise<Buffer> {
  const picture = await page.screenshot({ animations: 'disabled' })
  if (process.env.UPDATE_SCREENSHOTS === '1') {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${name}.png`), picture)
  }
  return picture
}
