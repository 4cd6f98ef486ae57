import type { DeclaredPath, Layer } from './types'

/** The pattern of a route below the pattern that its router is mounted at: `/a/:x` and `/` make `/a/:x`. */
export function joinPatterns(mount: string, pattern: string): string {
  const base = mount.endsWith('/') ? mount.slice(0, -1) : mount
  if (pattern === '' || pattern === '/') return base === '' ? '/' : base
  return pattern.startsWith('/') ? base + pattern : `${base}/${pattern}`
}

/**
 * The one pattern of a declared path that fits the matched part of the URL. A path declared as a list is tried
 * entry by entry, with the layer's own kind.
 */
export function patternFor(layer: Layer, declared: DeclaredPath, matchedPart: () => string): string {
  if (!Array.isArray(declared)) return String(declared)
  const paths = declared.flat(Number.POSITIVE_INFINITY) as (string | RegExp)[]
  const matched = matchedPart()
  const fitting = paths.find((path) => fits(layer, path, matched))
  return String(fitting ?? paths.join(','))
}

function fits(layer: Layer, path: string | RegExp, matched: string): boolean {
  const LayerKind = layer.constructor as new (
    path: unknown,
    options: object,
    handle: () => void,
  ) => { match(path: string): unknown }
  try {
    return Boolean(
      new LayerKind(path, { end: true, sensitive: false, strict: false }, () => {}).match(matched),
    )
  } catch {
    return false
  }
}
