import { watchExpress } from '@voluntarily/request'
import { startTracing as start, type Tracing, type TracingOptions } from '@voluntarily/tracing'
import { lifecycle } from './lifecycle'

/**
 * Starts tracing with options in code, in place of `register`: in a file of the app's own under `--require` or `--import`. See
 * `startTracing` of `@voluntarily/tracing`; this one also lets a shutdown send the last spans.
 * @throws TracingOptionsError, code ERR_TRACING_OPTIONS, for options that are wrong
 */
export function startTracing(options?: TracingOptions): Tracing {
  const tracing = start(options)
  lifecycle.setTracing(tracing)
  watchExpress()
  return tracing
}
