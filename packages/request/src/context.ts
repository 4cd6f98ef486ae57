import {
  type Context,
  type ContextManager,
  context,
  createContextKey,
  ROOT_CONTEXT,
} from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { requestIn } from './request-context'
import type { RequestState } from './state'

const probeKey = createContextKey('@voluntarily/request probe')

/** The manager that was registered here: asked without the way through OpenTelemetry's registry, which is longer than the answer. */
let own: ContextManager | undefined

/** The context of the running code, as OpenTelemetry has it. */
function activeContext(): Context {
  return own ? own.active() : context.active()
}

/** The request that the running code belongs to, however deep and after whatever await or timer; undefined outside of one. */
export function currentRequest(): RequestState | undefined {
  return requestIn(activeContext())
}

/** Calls the function with these arguments in a context, at once when that is the active one. */
export function runIn<This, Args extends unknown[], Result>(
  target: Context,
  run: (this: This, ...args: Args) => Result,
  self: This,
  ...args: Args
): Result {
  if (activeContext() === target) return run.apply(self, args)
  return (own ?? context).with(target, run as (...args: Args) => Result, self as never, ...args)
}

function managerWorks(): boolean {
  return context.with(
    ROOT_CONTEXT.setValue(probeKey, true),
    () => context.active().getValue(probeKey) === true,
  )
}

/**
 * Makes sure that a context manager is registered with OpenTelemetry: the one async store in which request and span travel.
 * One that is there already (of another SDK) is left as it is.
 */
export function ensureContextManager(): void {
  if (managerWorks()) {
    if (!isRegistered(own)) own = undefined
    return
  }
  const manager: ContextManager = new AsyncLocalStorageContextManager()
  own = context.setGlobalContextManager(manager.enable()) ? manager : undefined
}

function isRegistered(manager: ContextManager | undefined): boolean {
  const probe = ROOT_CONTEXT.setValue(probeKey, true)
  return context.with(probe, () => manager?.active() === probe)
}
