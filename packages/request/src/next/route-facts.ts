import type { RewriteRule } from './rewrite-rule'

/** What is known of an app's routes, from its build or from its folders. */
export interface RouteFacts {
  /** Patterns of the pages, `/ops/[opId]`. */
  readonly pages: readonly string[]
  /** Path below which all pages are, `/site`; empty when there is none. */
  readonly basePath: string
  /** Locales that may come first in a path, the default one at the front. */
  readonly locales: readonly string[]
  /** Rules in the order in which Next tries them: before static pages, before dynamic pages, after both. */
  readonly rules: {
    readonly first: RewriteRule[]
    readonly afterStatic: RewriteRule[]
    readonly last: RewriteRule[]
  }
}

/** The settings of `next.config.js` that decide which page answers a URL. */
export interface NextConfig {
  readonly distDir?: string
  readonly basePath?: string
  readonly i18n?: { readonly locales?: readonly string[]; readonly defaultLocale?: string } | null
  readonly pageExtensions?: readonly string[]
}

/** The locales of an app, the default one first. */
export function localesOf({ i18n }: NextConfig): string[] {
  const { locales = [], defaultLocale } = i18n ?? {}
  return [...new Set(defaultLocale === undefined ? locales : [defaultLocale, ...locales])]
}
