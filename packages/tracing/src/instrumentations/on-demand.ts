import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import http from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'
import { context } from '@opentelemetry/api'
import { isTracingSuppressed } from '@opentelemetry/core'
import { tracingLog } from '../tracing-log'

type Call = (this: unknown, ...args: unknown[]) => unknown
type HttpModule = Record<'request' | 'get', Call>

interface Place {
  readonly module: HttpModule
  readonly name: 'request' | 'get'
  readonly original: Call
  readonly waiting: Call
  /** What `waiting` hands its calls on to. */
  target: Call
}

const firstOfFetch = 'undici:request:create'

/**
 * Calls `load` at the first outgoing request through node:http or node:https that is to be traced, before it is made: many processes make none,
 * and what instruments them is a tenth of what a start loads. Others may wrap the same functions before and after.
 * @returns a function that ends it
 */
export function onFirstHttpRequest(load: () => void): () => void {
  const places = [http, https].flatMap((module) =>
    (['request', 'get'] as const).map((name) => waitAt(module as unknown as HttpModule, name, loadNow)),
  )
  syncBuiltinESMExports()
  let loaded = false

  function loadNow(): void {
    if (loaded || isTracingSuppressed(context.active())) return
    loaded = true
    const there = places.map(({ module, name }) => module[name])
    restore(places)
    contained(load)
    for (const [index, place] of places.entries()) {
      const { module, name, waiting } = place
      place.target = module[name]
      // somebody has wrapped ours meanwhile: that stays outermost
      if (there[index] !== waiting) module[name] = there[index] as Call
    }
    syncBuiltinESMExports()
  }

  return () => {
    if (loaded) return
    loaded = true
    restore(places.filter(({ module, name, waiting }) => module[name] === waiting))
    syncBuiltinESMExports()
  }
}

// The request that happens to be the first must not fail for it.
function contained(load: () => void): void {
  try {
    load()
  } catch (fault) {
    tracingLog.error({ err: fault }, 'outgoing requests could not be instrumented: no spans of them')
  }
}

function waitAt(module: HttpModule, name: 'request' | 'get', loadNow: () => void): Place {
  const original = module[name]
  const place: Place = { module, name, original, target: original, waiting }
  function waiting(this: unknown, ...args: unknown[]): unknown {
    loadNow()
    return place.target.apply(this, args)
  }
  module[name] = waiting
  return place
}

function restore(places: readonly Place[]): void {
  for (const { module, name, original } of places) module[name] = original
}

/**
 * Calls `load` at the first request of fetch or undici that is to be traced, and what it returns with the message that told of it: whoever subscribes
 * meanwhile is not told of that one any more.
 * @returns a function that ends it
 */
export function onFirstFetch(load: () => ((message: unknown) => void) | undefined): () => void {
  function told(message: unknown): void {
    if (isTracingSuppressed(context.active())) return
    unsubscribe(firstOfFetch, told)
    // what a subscriber throws is an uncaught exception
    contained(() => load()?.(message))
  }
  subscribe(firstOfFetch, told)
  return () => void unsubscribe(firstOfFetch, told)
}
