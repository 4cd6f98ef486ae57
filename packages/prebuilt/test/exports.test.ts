import * as prebuilt from '../src'

test('the package exports these names', () => {
  expect(Object.keys(prebuilt)).toEqual(['usePrebuilt'])
})
