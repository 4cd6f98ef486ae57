/** A rewrite or a redirect, as `routes-manifest.json` has it. */
export interface ManifestRule {
  readonly source: string
  readonly regex: string
  readonly destination?: string
  /** Conditions on headers, cookies, host or query. */
  readonly has?: unknown
  readonly missing?: unknown
  /** Made by Next itself, such as the redirect that drops a trailing slash. */
  readonly internal?: boolean
}

/** A rewrite or a redirect that the path alone decides about. */
export interface RewriteRule {
  /** The pattern as the app declared it, `/vol/:id`. */
  readonly source: string
  /** Where a path is led to, without `to` when out of the app; undefined when the rule does not match. */
  follow(path: string): { readonly to?: string } | undefined
}

const parenthesis = String.raw`\((?:\\.|[^()\\]|\((?:\\.|[^()\\])*\))*\)`
const parameter = new RegExp(String.raw`\\.|:(\w+)(?:${parenthesis})?|${parenthesis}`, 'g')
const reference = /(\/?):(\w+)[*+?]?/g
const locale = /\/:nextInternalLocale(?:\([^)]*\))?/

/** Rules without conditions, and without those that Next makes itself. */
export function rewriteRules(entries: readonly ManifestRule[] = []): RewriteRule[] {
  return entries.filter(({ has, missing, internal }) => !has && !missing && !internal).map(rewriteRule)
}

function rewriteRule({ source, regex, destination }: ManifestRule): RewriteRule {
  const pattern = new RegExp(regex, 'i')
  const names = parameterNames(source)
  const target = destination?.startsWith('/') ? destination.replace(/[?#].*$/, '') : undefined
  return {
    source: source.replace(locale, '') || '/',
    follow(path) {
      const match = pattern.exec(path)
      if (!match) return undefined
      const values = new Map(names.map((name, index) => [name, match[index + 1]]))
      const fill = (_: string, slash: string, name: string) =>
        values.get(name) ? slash + values.get(name) : ''
      return { to: target?.replace(reference, fill) }
    },
  }
}

// In the order of the groups in the regular expression; a parameter without a name is called by its number.
function parameterNames(source: string): string[] {
  let unnamed = 0
  return [...source.matchAll(parameter)]
    .filter(([token]) => !token.startsWith('\\'))
    .map(([, name]) => name ?? String(unnamed++))
}
