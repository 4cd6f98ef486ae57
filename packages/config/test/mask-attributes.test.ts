import { maskAttributes } from '../src'

test('given attributes with secrets in texts, in lists and under a key that tells of one, when masked, then a copy has none', () => {
  const given = {
    'db.uri': 'mongodb://ann:hunter22@db',
    'http.request.header.authorization': ['hunter22'],
    list: ['GET', 'Bearer hunter22'],
    password: 123456,
    max_tokens: 4096,
    fine: true,
  }
  const before = structuredClone(given)
  expect(maskAttributes(given)).toEqual({
    'db.uri': 'mongodb://[redacted]@db',
    'http.request.header.authorization': '[redacted]',
    list: ['GET', 'Bearer [redacted]'],
    password: '[redacted]',
    max_tokens: 4096,
    fine: true,
  })
  expect(given).toEqual(before)
})

test('given attributes with nothing to mask, when masked, then it is the same object', () => {
  const given = { 'http.request.method': 'GET', list: ['a', 'b'], count: 3 }
  expect(maskAttributes(given)).toBe(given)
})
