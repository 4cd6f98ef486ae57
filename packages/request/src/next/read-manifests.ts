import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { appPattern, pagesPattern } from './page-pattern'
import { type ManifestRule, rewriteRules } from './rewrite-rule'
import { localesOf, type NextConfig, type RouteFacts } from './route-facts'

type Manifest = Record<string, string>

interface RoutesManifest extends NextConfig {
  readonly redirects?: ManifestRule[]
  /** A list in Next 11 when none of them says when it is tried. */
  readonly rewrites?:
    | ManifestRule[]
    | { beforeFiles?: ManifestRule[]; afterFiles?: ManifestRule[]; fallback?: ManifestRule[] }
}

/** The routes that a build has written down; undefined when there is no build. */
export function readManifests(distDir: string): RouteFacts | undefined {
  const pages = readJson<Manifest>(join(distDir, 'server', 'pages-manifest.json'))
  const app = readJson<Manifest>(join(distDir, 'server', 'app-paths-manifest.json'))
  if (!pages && !app) return undefined
  const routes = readJson<RoutesManifest>(join(distDir, 'routes-manifest.json')) ?? {}
  const patterns = [...Object.keys(pages ?? {}).map(pagesPattern), ...Object.keys(app ?? {}).map(appPattern)]
  return {
    pages: patterns.filter((pattern) => pattern !== undefined),
    basePath: routes.basePath ?? '',
    locales: localesOf(routes),
    rules: rulesOf(routes),
  }
}

function rulesOf({ redirects = [], rewrites = {} }: RoutesManifest): RouteFacts['rules'] {
  const {
    beforeFiles = [],
    afterFiles,
    fallback,
  } = Array.isArray(rewrites) ? { afterFiles: rewrites } : rewrites
  const leaving = redirects.map((redirect) => ({ ...redirect, destination: undefined }))
  return {
    first: rewriteRules([...leaving, ...beforeFiles]),
    afterStatic: rewriteRules(afterFiles),
    last: rewriteRules(fallback),
  }
}

function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw fault
  }
}
