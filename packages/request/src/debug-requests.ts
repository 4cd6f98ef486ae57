import { type Context, createContextKey } from '@opentelemetry/api'
import { reportFault } from './faults'

const debugKey = createContextKey('@voluntarily/request debug')

let anyDebugged = false
const waiting = new Set<() => void>()

/** The context with the mark that what runs in it belongs to a debug request. */
export function asDebugged(context: Context): Context {
  return context.setValue(debugKey, true)
}

/** Whether what runs in a context belongs to a debug request. */
export function isDebugged(context: Context): boolean {
  return context.getValue(debugKey) === true
}

/** Calls the listener once, before the first debug request of the process is handled; at once when there has been one. */
export function whenDebugged(listener: () => void): void {
  if (anyDebugged) listener()
  else waiting.add(listener)
}

export function tellDebugged(): void {
  if (anyDebugged) return
  anyDebugged = true
  for (const listener of waiting) {
    try {
      listener()
    } catch (fault) {
      reportFault('preparing for a debug request', fault)
    }
  }
  waiting.clear()
}
