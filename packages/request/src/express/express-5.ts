import type { DeclaredPath, Layer, RouterModel } from './types'

type Layer5 = Layer & {
  rawPath?: DeclaredPath
  slash?: boolean
  path?: string
  params?: Record<string, unknown>
}

/** The router of Express 5 keeps the declared path from its version 2.3 on; before, only what the running request matched. */
export const express5: RouterModel = {
  requestMethod: 'handleRequest',
  errorMethod: 'handleError',
  isMountedAtRoot: (layer) => (layer as Layer5).slash === true,
  recoverPath(layer) {
    const { rawPath, slash, path, params } = layer as Layer5
    if (rawPath !== undefined) return rawPath
    if (slash || !path) return '/'
    const names = new Map(Object.entries(params ?? {}).map(([name, value]) => [value, name]))
    return path
      .split('/')
      .map((segment) => (names.has(segment) ? `:${names.get(segment)}` : segment))
      .join('/')
  },
}
