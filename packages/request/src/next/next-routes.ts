import { reportFault } from '../faults'
import { describeNextApp } from './describe-next-app'
import { listPages } from './list-pages'
import { readManifests } from './read-manifests'
import { createUrlRoute, type UrlRoute } from './url-route'

/** The route of a path; undefined when no page answers it. */
export type NextRoutes = (path: string) => string | undefined

/**
 * Follows the routes of a Next app. Those of a build are read once. Those listed from the folders (in development, or
 * as long as there is no build) are listed anew when a path is not found, at most every `relistMs`.
 */
export function createNextRoutes(nextApp: object, { relistMs = 2_000 } = {}): NextRoutes {
  let routeOf: UrlRoute | undefined
  let built = false
  let readAt = 0

  function read(): UrlRoute {
    try {
      const app = describeNextApp(nextApp)
      const manifests = app.dev ? undefined : readManifests(app.distDir)
      built = manifests !== undefined
      return createUrlRoute(manifests ?? listPages(app))
    } catch (fault) {
      reportFault('reading the routes of Next', fault)
      return () => undefined
    } finally {
      readAt = performance.now()
    }
  }

  return (path) => {
    routeOf ??= read()
    const route = routeOf(path)
    if (route !== undefined || built || performance.now() - readAt < relistMs) return route
    routeOf = read()
    return routeOf(path)
  }
}
