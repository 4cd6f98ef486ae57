import { type Filters, filtersFrom, isFiltered, noFilters, searchFrom } from '../../page/list/filters'

const all: Filters = {
  text: 'disk & "full"',
  service: 'web/ü',
  operation: 'GET /a?b',
  minDurationMs: 1.5,
  errorsOnly: true,
  limit: 500,
}

test('given filters, when they go into the address and are read back, then they are the same', () => {
  expect(filtersFrom(searchFrom(all))).toEqual(all)
})

test('given no filters, when the address is made, then it has no query', () => {
  expect(searchFrom(noFilters)).toBe('')
  expect(filtersFrom('')).toEqual(noFilters)
})

test.each(['?minDurationMs=-1', '?minDurationMs=x', '?limit=0', '?limit=99999', '?errors=yes', '?other=1'])(
  'given an address with what is no filter, %s, when it is read, then nothing is filtered',
  (search) => {
    expect(filtersFrom(search)).toEqual(noFilters)
  },
)

test.each([{ text: 'a' }, { service: 'a' }, { operation: 'a' }, { minDurationMs: 1 }, { errorsOnly: true }])(
  'given one filter, %j, when it is asked whether there is one, then yes',
  (filter) => {
    expect(isFiltered({ ...noFilters, ...filter })).toBe(true)
  },
)

test('given a longer list or a blank text, when it is asked whether there is a filter, then no', () => {
  expect(isFiltered({ ...noFilters, limit: 500, text: ' ' })).toBe(false)
})
