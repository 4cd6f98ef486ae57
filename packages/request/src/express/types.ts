import type { IncomingMessage, ServerResponse } from 'node:http'

export type Next = (error?: unknown) => void
export type DeclaredPath = string | RegExp | readonly DeclaredPath[]
export type RouterRequest = IncomingMessage & { baseUrl?: string; route?: Layer['route'] }
export type HandleRequest = (this: Layer, req: RouterRequest, res: ServerResponse, next: Next) => unknown
export type HandleError = (
  this: Layer,
  error: unknown,
  req: RouterRequest,
  res: ServerResponse,
  next: Next,
) => unknown

/** What Express 4 and 5 have in common in an entry of a router's stack. */
export interface Layer {
  handle: ((...args: never[]) => unknown) & { stack?: Layer[] }
  /** The route, when the layer belongs to one; the key is there, with undefined, on a mounted layer, and absent inside a route. */
  route?: { path: DeclaredPath } | undefined
}

export interface Router {
  stack: Layer[]
  use: (this: Router, ...args: unknown[]) => unknown
  handle: (this: Router, req: IncomingMessage, res: ServerResponse, done: Next) => unknown
}

/** What differs between the majors of Express. */
export interface RouterModel {
  /** Names of the methods by which a layer runs. */
  readonly requestMethod: string
  readonly errorMethod: string
  /** Whether a layer for which `use` left no note is mounted at `/`, and so says nothing of the route. */
  isMountedAtRoot(layer: Layer): boolean
  /** The declared path of a mounted layer for which `use` left no note; called while the layer runs. */
  recoverPath(layer: Layer): DeclaredPath
}
