import { readFileSync } from 'node:fs'
import { specTable } from '@voluntarily/config'
import { librarySpecs } from '@voluntarily/observability'

const { withTables, groupsOf, mainVariables, readme } = require('../scripts/variables-table')

test('given the specs of the packages, then the tables in the README are what they print', () => {
  const text = readFileSync(readme, 'utf8')
  expect(text).toBe(withTables(text, groupsOf({ librarySpecs, specTable, mainVariables })))
})

test('given every variable of the library, then it has a description', () => {
  expect(specTable(librarySpecs).filter(({ description }) => description === '')).toEqual([])
})
