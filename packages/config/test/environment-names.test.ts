import { environmentNames } from '../src/index'

test('given set, empty and blank variables, then only the names of the set ones are told', () => {
  expect(environmentNames({ environment: { SET: '1', EMPTY: '', BLANK: ' ', UNSET: undefined } })).toEqual([
    'SET',
  ])
})
