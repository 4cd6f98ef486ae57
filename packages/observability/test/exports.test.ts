import * as observability from '../src/index'

test('the package exports these names', () => {
  expect(Object.keys(observability).sort()).toMatchInlineSnapshot()
})
