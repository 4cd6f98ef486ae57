import { listPages } from '../../src/next/list-pages'
import type { NextConfig } from '../../src/next/route-facts'
import { createFolder } from '../support/next-fixture'

function pagesOf(files: string[], config: NextConfig = {}): string[] {
  const { dir, remove } = createFolder(Object.fromEntries(files.map((file) => [file, ''])))
  try {
    return listPages({ dir, distDir: '', dev: true, config }).pages.toSorted()
  } finally {
    remove()
  }
}

test('given a folder pages, then every script in it is a page', () => {
  const files = [
    'pages/index.js',
    'pages/ops/index.tsx',
    'pages/ops/[opId]/edit.jsx',
    'pages/api/[...all].ts',
    'pages/_app.js',
    'pages/readme.md',
    'pages/types.d.ts',
    'pages/node_modules/x/index.js',
    'elsewhere/index.js',
  ]
  expect(pagesOf(files)).toEqual(['/', '/_app', '/api/[...all]', '/ops', '/ops/[opId]/edit'])
})

test('given folders under src, then they are looked in as well', () => {
  expect(pagesOf(['src/pages/about.js', 'src/app/shop/page.tsx'])).toEqual(['/about', '/shop'])
})

test('given a folder app, then pages and route handlers count, by the URL that they have', () => {
  const files = [
    'app/page.js',
    'app/layout.js',
    'app/(shop)/cart/[id]/page.tsx',
    'app/(shop)/cart/[id]/button.tsx',
    'app/hooks/[[...all]]/route.ts',
    'app/_private/page.js',
    'app/%5Fshown/page.js',
    'app/feed/@modal/photo/page.js',
    'app/feed/(..)photo/[id]/page.js',
  ]
  expect(pagesOf(files)).toEqual(['/', '/_shown', '/cart/[id]', '/feed/photo', '/hooks/[[...all]]'])
})

test('given extensions of the app, then only those make pages', () => {
  const files = ['pages/a.page.tsx', 'pages/a.test.tsx', 'pages/b.mdx']
  expect(pagesOf(files, { pageExtensions: ['page.tsx', 'mdx'] })).toEqual(['/a', '/b'])
})

test('given none of the folders, then there are no pages', () => {
  expect(pagesOf(['server/index.js'])).toEqual([])
})
