import { pathOf, urlPath } from '../src/index'

test.each([
  ['/ready', '/ready', '/ready'],
  ['/ready/', '/ready/', '/ready'],
  ['/ready/?a=/b/', '/ready/', '/ready'],
  ['/', '/', '/'],
  ['', '/', '/'],
  ['http://host:80/ready?x', '/ready', '/ready'],
  ['http://host', '/', '/'],
  ['//evil/ready', '//evil/ready', '//evil/ready'],
  ['*', '*', '*'],
])('given %p, then the path is %p, compared as %p', (url, path, compared) => {
  expect(urlPath(url)).toBe(path)
  expect(pathOf(url)).toBe(compared)
})
