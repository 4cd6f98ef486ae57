import { type Context, type ContextManager, context, createContextKey } from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import type { InternalState, RequestState } from './state'

const requestKey = createContextKey('@voluntarily/request')
const probeKey = createContextKey('@voluntarily/request probe')

/** The context with the request in it. */
export function withRequest(parent: Context, state: RequestState): Context {
  return parent.setValue(requestKey, state)
}

/** The request that the running code belongs to, however deep and after whatever await or timer; undefined outside of one. */
export function currentRequest(): RequestState | undefined {
  return context.active().getValue(requestKey) as InternalState | undefined
}

function managerWorks(): boolean {
  return context.with(
    context.active().setValue(probeKey, true),
    () => context.active().getValue(probeKey) === true,
  )
}

/**
 * Makes sure that a context manager is registered with OpenTelemetry: the one async store in which request and span travel.
 * One that is there already (of another SDK) is left as it is.
 */
export function ensureContextManager(): void {
  if (managerWorks()) return
  const manager: ContextManager = new AsyncLocalStorageContextManager()
  context.setGlobalContextManager(manager.enable())
}
