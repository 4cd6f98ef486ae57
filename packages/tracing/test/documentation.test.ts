import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type SpecRow, specTable } from '@voluntarily/config'
import { tracingSpecs } from '@voluntarily/tracing'

const text = readFileSync(join(__dirname, '../../../docs/jaeger.md'), 'utf8')

test('given the variables of tracing, when the page on Jaeger is read, then its table is what they say', () => {
  const [, table = ''] = /<!-- variables -->\n([\s\S]*)<!-- end of variables -->/.exec(text) ?? []

  expect(table).toBe(
    `| variable | default | meaning |\n|---|---|---|\n${specTable(tracingSpecs).map(row).join('')}`,
  )
})

function row({ name, default: fallback, description }: SpecRow): string {
  return `| \`${name}\` | ${fallback} | ${description} |\n`
}
