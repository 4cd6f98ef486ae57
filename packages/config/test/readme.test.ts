import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as config from '../src'

test('given the README, when it is searched for what the package exports, then it names all of it', () => {
  const readme = readFileSync(join(__dirname, '../README.md'), 'utf8')
  const named = new Set(readme.match(/\w+/g))
  expect(Object.keys(config).filter((name) => !named.has(name))).toEqual([])
})
