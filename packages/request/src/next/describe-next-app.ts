import { join, resolve } from 'node:path'
import type { NextConfig } from './route-facts'

/** Where a Next app lies and how it was set up. */
export interface NextAppFacts {
  readonly dir: string
  readonly distDir: string
  readonly dev: boolean
  readonly config: NextConfig
}

interface NextServer {
  server?: unknown
  renderServer?: unknown
  options?: { dir?: string; dev?: boolean; conf?: NextConfig }
  dir?: string
  distDir?: string
  nextConfig?: NextConfig
}

/**
 * What a Next app tells of itself. Once it is prepared, the server inside it knows its settings: `server` in Next 11 to
 * 13.4, `renderServer.server` up to 14, `server.server` from 15 on. Before, only the options of `next(options)` are there.
 */
export function describeNextApp(nextApp: object): NextAppFacts {
  const outer = nextApp as NextServer
  const inner = preparedServer(outer)
  const options = outer.options ?? {}
  const config = inner?.nextConfig ?? options.conf ?? {}
  const dir = resolve(inner?.dir ?? options.dir ?? outer.dir ?? '.')
  return {
    dir,
    distDir: inner?.distDir ?? join(dir, config.distDir ?? '.next'),
    dev: options.dev === true,
    config,
  }
}

function preparedServer(outer: NextServer): NextServer | undefined {
  const wrapped = [child(outer, 'server'), child(outer, 'renderServer')]
  const candidates = [...wrapped, ...wrapped.map((server) => child(server, 'server'))]
  return candidates.find((server) => typeof server?.distDir === 'string')
}

// Next 15's getter throws as long as the app is not prepared.
function child(server: NextServer | undefined, key: 'server' | 'renderServer'): NextServer | undefined {
  try {
    return server?.[key] as NextServer | undefined
  } catch {
    return undefined
  }
}
