import * as doctor from '@voluntarily/doctor'

test('given the package, when it is imported, then it exports these names', () => {
  expect(Object.keys(doctor).sort()).toEqual(['diagnose', 'doctorSpecs', 'runDoctor'])
})
