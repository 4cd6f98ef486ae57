import { METHODS } from 'node:http'
import { methodName } from '../src/index'

test('given methods of the HTTP standards, then each is itself', () => {
  const known = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH', 'QUERY']
  expect(known.map(methodName)).toEqual(known)
})

test('given any other, one that Node takes included, then it is _OTHER', () => {
  expect(['get', '', 'PROPFIND', 'X'.repeat(1_000)].map(methodName)).toEqual(Array(4).fill('_OTHER'))
  expect(new Set(METHODS.map(methodName)).size).toBeLessThanOrEqual(11)
})
