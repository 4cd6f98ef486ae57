import { createRequire } from 'node:module'
import type { TextMapPropagator } from '@opentelemetry/api'
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from '@opentelemetry/core'
import { limitToHosts } from './host-propagator'
import type { PropagatorName } from './settings'

/**
 * The header formats of OTEL_PROPAGATORS, kept to the hosts that may have them.
 * Standard: https://www.w3.org/TR/trace-context/, https://www.w3.org/TR/baggage/
 * @param hosts see limitToHosts
 */
export function createPropagator(
  names: readonly PropagatorName[],
  hosts: readonly string[],
): TextMapPropagator {
  const formats = names.includes('none') ? [] : [...new Set(names)].map(createFormat)
  return limitToHosts(new CompositePropagator({ propagators: formats }), hosts)
}

function createFormat(name: PropagatorName): TextMapPropagator {
  if (name === 'tracecontext') return new W3CTraceContextPropagator()
  if (name === 'baggage') return new W3CBaggagePropagator()
  // the formats that sdk-node brings along, in its versions
  const load = createRequire(require.resolve('@opentelemetry/sdk-node'))
  if (name === 'jaeger') {
    const { JaegerPropagator } = load('@opentelemetry/propagator-jaeger') as {
      JaegerPropagator: new () => TextMapPropagator
    }
    return new JaegerPropagator()
  }
  const { B3Propagator, B3InjectEncoding } = load('@opentelemetry/propagator-b3') as {
    B3Propagator: new (options: object) => TextMapPropagator
    B3InjectEncoding: { SINGLE_HEADER: number; MULTI_HEADER: number }
  }
  return new B3Propagator({
    injectEncoding: name === 'b3multi' ? B3InjectEncoding.MULTI_HEADER : B3InjectEncoding.SINGLE_HEADER,
  })
}
