import { join } from 'node:path'
import { readManifests } from '../../src/next/read-manifests'
import { createUrlRoute, type UrlRoute } from '../../src/next/url-route'
import { createFolder, manifestOf } from '../support/next-fixture'

function routesOf(pages: string[], routes: object = {}): UrlRoute {
  const { dir, remove } = createFolder({
    'server/pages-manifest.json': manifestOf(...pages),
    'routes-manifest.json': { version: 3, basePath: '', redirects: [], ...routes },
  })
  const facts = readManifests(join(dir))
  remove()
  if (!facts) throw new Error('the fixture has a build')
  return createUrlRoute(facts)
}

const pages = ['/', '/about', '/ops/[opId]', '/any/[...rest]']
const seeRewrite = {
  source: '/vol/:id/see',
  destination: '/ops/:id?tab=1',
  regex: '^/vol(?:/([^/]+?))/see(?:/)?$',
}

describe('rewrites', () => {
  test('given a rewrite to a page, as Next 11 writes it, then the route is the page', () => {
    expect(routesOf(pages, { rewrites: [seeRewrite] })('/vol/5/see')).toBe('/ops/[opId]')
  })

  test('given a rewrite out of the app, then the route is the source', () => {
    const legacy = {
      source: '/old/:path*',
      destination: 'https://old.test/:path*',
      regex: '^/old(?:/(.*))?$',
    }
    const routeOf = routesOf(pages, { rewrites: { beforeFiles: [], afterFiles: [legacy], fallback: [] } })
    expect(routeOf('/old/a/b')).toBe('/old/:path*')
  })

  test('given rewrites for each moment, then each is tried at its own', () => {
    const to = (name: string, source: string) => ({
      source,
      destination: `https://${name}.test`,
      regex: `^${source.replace(':x', '[^/]+')}$`,
    })
    const routeOf = routesOf(pages, {
      rewrites: {
        beforeFiles: [to('first', '/about')],
        afterFiles: [to('after', '/'), to('after', '/any/of')],
        fallback: [to('last', '/ops/9'), to('last', '/:x')],
      },
    })
    expect(routeOf('/about')).toBe('/about')
    expect(routeOf('/')).toBe('/')
    expect(routeOf('/any/of')).toBe('/any/of')
    expect(routeOf('/any/other')).toBe('/any/[...rest]')
    expect(routeOf('/ops/9')).toBe('/ops/[opId]')
    expect(routeOf('/unknown')).toBe('/:x')
  })

  test('given unnamed and constrained parameters, then each value goes where it belongs', () => {
    const rule = {
      source: '/:kind(a|b)/(\\d{1,3})/:last',
      destination: '/ops/:0',
      regex: '^(?:/(a|b))/(\\d{1,3})(?:/([^/]+?))$',
    }
    const routeOf = routesOf(['/ops/7', '/ops/[opId]'], { rewrites: [rule] })
    expect(routeOf('/a/7/x')).toBe('/ops/7')
    expect(routeOf('/a/8/x')).toBe('/ops/[opId]')
  })

  test('given a rewrite that a header decides about, then the path alone does not choose it', () => {
    const conditional = { ...seeRewrite, has: [{ type: 'host', value: 'x' }] }
    expect(routesOf(pages, { rewrites: [conditional] })('/vol/5/see')).toBeUndefined()
  })
})

describe('redirects', () => {
  const dropSlash = {
    source: '/:path+/',
    destination: '/:path+',
    internal: true,
    statusCode: 308,
    regex: '^(.*)/$',
  }
  const old = {
    source: '/old/:id',
    destination: '/ops/:id',
    statusCode: 307,
    regex: '^/old(?:/([^/]+?))(?:/)?$',
  }

  test('given a redirect of the app, then the route is its source; given one of Next itself, then the page', () => {
    const routeOf = routesOf(pages, { redirects: [dropSlash, old] })
    expect(routeOf('/old/5')).toBe('/old/:id')
    expect(routeOf('/ops/5/')).toBe('/ops/[opId]')
  })
})

describe('a base path', () => {
  const routeOf = routesOf(pages, { basePath: '/site' })

  test.each([
    ['/site', '/site'],
    ['/site/ops/5', '/site/ops/[opId]'],
    ['/site/_next/static/x.js', '/site/_next/static/*'],
    ['/site/_next/data/b/ops/5.json', '/site/ops/[opId]'],
    ['/ops/5', undefined],
    ['/sites', undefined],
  ])('when %s is asked for, then the route is %s', (path, route) => {
    expect(routeOf(path)).toBe(route)
  })
})

describe('locales', () => {
  const prefixed = '/:nextInternalLocale(en|mi)'
  const routeOf = routesOf(['/en', '/mi', '/en/about', '/mi/about', '/en/404', '/ops/[opId]'], {
    i18n: { locales: ['mi', 'en'], defaultLocale: 'en' },
    redirects: [{ source: '/en/old/:id', destination: '/ops/:id', regex: '^/en/old(?:/([^/]+?))(?:/)?$' }],
    rewrites: [
      {
        source: `${prefixed}/vol/:id`,
        destination: '/:nextInternalLocale/ops/:id',
        regex: '^(?:/(en|mi))/vol(?:/([^/]+?))(?:/)?$',
      },
      { source: `${prefixed}/out`, destination: 'https://out.test', regex: '^(?:/(en|mi))/out(?:/)?$' },
    ],
  })

  test.each([
    ['/', '/'],
    ['/MI', '/'],
    ['/about', '/about'],
    ['/mi/about', '/about'],
    ['/fr/about', undefined],
    ['/en/404', undefined],
    ['/_next/data/b/mi/ops/5.json', '/ops/[opId]'],
    ['/vol/5', '/ops/[opId]'],
    ['/mi/vol/5', '/ops/[opId]'],
    ['/out', '/out'],
    ['/old/5', '/old/:id'],
  ])('when %s is asked for, then the route is %s, without a locale', (path, route) => {
    expect(routeOf(path)).toBe(route)
  })
})
