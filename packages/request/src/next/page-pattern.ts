/** Pages that Next shows by itself and that have no URL of their own. */
export const pagesWithoutUrl: ReadonlySet<string> = new Set([
  '/_app',
  '/_document',
  '/_error',
  '/_not-found',
  '/_global-error',
  '/404',
  '/500',
])
const group = /^\([^.)][^)]*\)$/
const intercepting = /^\(\.{1,3}\)/
const appEntry = /\/(?:page|route)$/

/** The pattern of a file below `pages`, named without its extension: `/ops/index` has `/ops`. */
export function pagesPattern(name: string): string {
  return name.replace(/\/index$/, '') || '/'
}

/**
 * The pattern of an entry below `app`: `/(shop)/cart/[id]/page` has `/cart/[id]`. None for files that are neither page nor
 * route, and for intercepting routes, which answer a URL that has a page of its own.
 */
export function appPattern(name: string): string | undefined {
  if (!appEntry.test(name)) return undefined
  const segments = name.replace(appEntry, '').split('/')
  if (segments.some((segment) => intercepting.test(segment))) return undefined
  const seen = segments.filter((segment) => !group.test(segment) && !segment.startsWith('@'))
  return seen.join('/').replaceAll('%5F', '_') || '/'
}
