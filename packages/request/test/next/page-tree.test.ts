import fc from 'fast-check'
import { createPageTree } from '../../src/next/page-tree'

const pages = [
  '/',
  '/ops/new',
  '/ops/[opId]',
  '/ops/[opId]/edit',
  '/ops/archive/[...years]',
  '/docs/[[...slug]]',
  '/docs/[page]',
  '/docs/start',
  '/any/[a]/x',
  '/any/fixed/y',
  '/café',
]

test.each([
  ['/', '/'],
  ['/ops/new', '/ops/new'],
  ['/ops/5', '/ops/[opId]'],
  ['/ops/new/edit', '/ops/[opId]/edit'],
  ['/ops/archive', '/ops/[opId]'],
  ['/ops/archive/2026/10', '/ops/archive/[...years]'],
  ['/ops', undefined],
  ['/ops/', undefined],
  ['/docs', '/docs/[[...slug]]'],
  ['/docs/start', '/docs/start'],
  ['/docs/other', '/docs/[page]'],
  ['/docs/a/b/c', '/docs/[[...slug]]'],
  ['/any/fixed/x', '/any/[a]/x'],
  ['/any/fixed/y', '/any/fixed/y'],
  ['/any/other/y', undefined],
  ['/caf%C3%A9', '/café'],
  ['/ops/%E0%A4%A', '/ops/[opId]'],
  ['//ops/5', undefined],
  ['/__proto__', undefined],
  ['/constructor/prototype', undefined],
])('given static, dynamic and catch-all pages, when %s is looked up, then it is %s', (path, page) => {
  expect(createPageTree(pages)(path)).toBe(page)
})

test('given a catch-all at the root, then it takes what no other page takes', () => {
  const find = createPageTree(['/about', '/[[...all]]'])
  expect(find('/about')).toBe('/about')
  expect(find('/')).toBe('/[[...all]]')
  expect(find('/about/us')).toBe('/[[...all]]')
})

test('given whatever URL, then the answer is a page or none', () => {
  const find = createPageTree(pages)
  fc.assert(fc.property(fc.webPath(), (path) => [undefined, ...pages].includes(find(path))))
  fc.assert(fc.property(fc.string(), (text) => [undefined, ...pages].includes(find(`/${text}`))))
})
