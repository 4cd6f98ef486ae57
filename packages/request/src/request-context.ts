import { type Context, createContextKey, ROOT_CONTEXT, type Span, trace } from '@opentelemetry/api'
import type { RequestState } from './state'

const requestKey = createContextKey('@voluntarily/request')
const spanKey = keyOfSpans()

/**
 * The context that a request runs in: its state and its span over another context. There is one of them a request, which is why it is
 * not made as a copy of all values, once for each of the two; what is derived from it is.
 */
class RequestContext implements Context {
  constructor(
    readonly parent: Context,
    readonly state: RequestState,
    readonly span: Span | undefined,
  ) {}

  getValue(key: symbol): unknown {
    if (key === requestKey) return this.state
    if (key === spanKey && this.span) return this.span
    return this.parent.getValue(key)
  }

  setValue(key: symbol, value: unknown): Context {
    return this.#copy().setValue(key, value)
  }

  deleteValue(key: symbol): Context {
    return this.#copy().deleteValue(key)
  }

  #copy(): Context {
    const copy = this.parent.setValue(requestKey, this.state)
    return this.span ? trace.setSpan(copy, this.span) : copy
  }
}

/** The context with the request in it, and its span when it has one. */
export function requestContext(parent: Context, state: RequestState, span: Span | undefined): Context {
  return new RequestContext(parent, state, span)
}

/** The request that a context belongs to. */
export function requestIn(context: Context): RequestState | undefined {
  return context.getValue(requestKey) as RequestState | undefined
}

// OpenTelemetry does not export it, but asks for it by this way.
function keyOfSpans(): symbol | undefined {
  let asked: symbol | undefined
  const listening: Context = {
    getValue(key) {
      asked = key
      return undefined
    },
    setValue: () => ROOT_CONTEXT,
    deleteValue: () => ROOT_CONTEXT,
  }
  trace.getSpan(listening)
  return asked
}
