import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { NextAppFacts } from './describe-next-app'
import { appPattern, pagesPattern } from './page-pattern'
import { localesOf, type RouteFacts } from './route-facts'

const usualExtensions = ['tsx', 'ts', 'jsx', 'js']

/** Lists the pages from the app's folders. Rewrites and redirects are known to a build only. */
export function listPages({ dir, config }: NextAppFacts): RouteFacts {
  const extensions = config.pageExtensions ?? usualExtensions
  const names = (folder: string, isPrivate?: RegExp) =>
    [join(dir, folder), join(dir, 'src', folder)].flatMap((root) =>
      listFiles(root, '', isPrivate).flatMap((file) => withoutExtension(file, extensions)),
    )
  const pages = [...names('pages').map(pagesPattern), ...names('app', /^_/).map(appPattern)]
  return {
    pages: pages.filter((page) => page !== undefined),
    basePath: config.basePath ?? '',
    locales: localesOf(config),
    rules: { first: [], afterStatic: [], last: [] },
  }
}

function listFiles(root: string, below: string, isPrivate?: RegExp): string[] {
  let entries: import('node:fs').Dirent[]
  try {
    entries = readdirSync(root + below, { withFileTypes: true })
  } catch {
    return []
  }
  return entries.flatMap((entry) => {
    const path = `${below}/${entry.name}`
    if (!entry.isDirectory()) return [path]
    const skipped = entry.name === 'node_modules' || entry.name.startsWith('.') || isPrivate?.test(entry.name)
    return skipped ? [] : listFiles(root, path, isPrivate)
  })
}

function withoutExtension(file: string, extensions: readonly string[]): string[] {
  const extension = extensions.find((candidate) => file.endsWith(`.${candidate}`))
  if (extension === undefined || file.endsWith('.d.ts')) return []
  return [file.slice(0, -extension.length - 1)]
}
