import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const page = join(__dirname, '../../page')
const files = readdirSync(page, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(tsx?|css|html)$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(page, path), 'utf8') }))

const offenders = (pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ path }) => path)

test('given the sources of the page, when they are read, then nothing becomes markup or code', () => {
  expect(
    offenders(
      /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/,
    ),
  ).toEqual([])
})

test('given the sources of the page, when they are read, then none loads anything from elsewhere', () => {
  expect(offenders(/url\(\s*['"]?https?:|@import\s+['"]https?:|src=['"]https?:|fetch\(['"`]https?:/)).toEqual(
    [],
  )
})

test('given the sources of the page, when their lines are counted, then none has more than 300', () => {
  expect(files.filter(({ text }) => text.split('\n').length > 301).map(({ path }) => path)).toEqual([])
})
