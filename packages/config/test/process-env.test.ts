import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

test('given the sources, when they are searched, then process.env is read in one file only', () => {
  const source = join(__dirname, '../src')
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  const readers = files.filter((name) =>
    /^(?!\s*(?:\/?\*|\/\/)).*process\.env/m.test(readFileSync(join(source, name), 'utf8')),
  )
  expect(files.length).toBeGreaterThan(20)
  expect(readers).toEqual(['environment.ts'])
})
