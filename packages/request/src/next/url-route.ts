import { pagesWithoutUrl } from './page-pattern'
import { createPageTree } from './page-tree'
import type { RewriteRule } from './rewrite-rule'
import type { RouteFacts } from './route-facts'

/** The route of a path; undefined when nothing of the app's answers it. */
export type UrlRoute = (path: string) => string | undefined

const nextFile = /^\/_next(?:\/([^/]*))?(?=\/|$)/
const dataFile = /^\/_next\/data\/[^/]+(\/.+)\.json$/

/** Finds the route of a path in what is known of an app. Every value is a page, a rule of the app's, or one of a few for Next's files. */
export function createUrlRoute({ pages, basePath, locales, rules }: RouteFacts): UrlRoute {
  const tree = createPageTree(pages.map(withoutLocale).filter((page) => !pagesWithoutUrl.has(page)))

  return (path) => {
    const inner = belowBase(path)
    const file = inner === undefined ? null : nextFile.exec(inner)
    if (inner !== undefined && file) return fileRoute(inner, file[1])
    const page = inner === undefined ? undefined : pageRoute(inner)
    const isStatic = page !== undefined && !page.includes('[')
    return (
      ruleRoute(rules.first, path) ??
      (isStatic ? page : ruleRoute(rules.afterStatic, path)) ??
      page ??
      ruleRoute(rules.last, path)
    )
  }

  function pageRoute(inner: string): string | undefined {
    const page = tree(withoutLocale(withoutSlash(inner)))
    return page === undefined ? undefined : withBase(page)
  }

  function fileRoute(inner: string, kind: string | undefined): string | undefined {
    if (kind === 'static') return `${basePath}/_next/static/*`
    if (kind === 'image') return `${basePath}/_next/image`
    if (kind !== 'data') return `${basePath}/_next/*`
    const page = dataFile.exec(inner)?.[1]
    return page && pageRoute(page === '/index' ? '/' : page)
  }

  function ruleRoute(candidates: readonly RewriteRule[], path: string): string | undefined {
    for (const { source, follow } of candidates) {
      const followed = follow(path) ?? follow(withLocale(path))
      const inner = followed?.to === undefined ? undefined : belowBase(followed.to || '/')
      if (followed) return (inner && pageRoute(inner)) ?? declared(source)
    }
    return undefined
  }

  // With locales, Next adds them to the sources of its rules.
  function declared(source: string): string {
    const inner = belowBase(source)
    return inner === undefined ? source : withBase(withoutLocale(inner))
  }

  function withBase(inner: string): string {
    return inner === '/' && basePath ? basePath : basePath + inner
  }

  function belowBase(path: string): string | undefined {
    if (!basePath) return path
    if (path === basePath) return '/'
    return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : undefined
  }

  function hasLocale(inner: string): boolean {
    const first = inner.split('/', 2)[1]?.toLowerCase()
    return locales.some((locale) => locale.toLowerCase() === first)
  }

  function withoutLocale(inner: string): string {
    return hasLocale(inner) ? inner.slice(inner.split('/', 2).join('/').length) || '/' : inner
  }

  // Next matches its rules against a path that always has a locale in it.
  function withLocale(path: string): string {
    const inner = belowBase(path)
    const [locale] = locales
    return locale === undefined || inner === undefined || hasLocale(inner)
      ? path
      : `${basePath}/${locale}${inner}`
  }
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
}
