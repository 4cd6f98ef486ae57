import {
  type Context,
  SpanKind,
  type TextMapGetter,
  type TextMapPropagator,
  type TextMapSetter,
  trace,
} from '@opentelemetry/api'

/**
 * Sends trace context and baggage only to the hosts in the list. Looked at are outgoing HTTP requests, whose span says where they go;
 * what an app injects by hand, or a message broker's client, passes.
 * @param hosts host names; `*.example.org` or `.example.org` for every host below it; `*` for all
 */
export function limitToHosts(propagator: TextMapPropagator, hosts: readonly string[]): TextMapPropagator {
  if (hosts.includes('*')) return propagator
  const listed = hosts.map(hostPattern)
  return {
    inject(context: Context, carrier: unknown, setter: TextMapSetter): void {
      if (goesTo(context, listed)) propagator.inject(context, carrier, setter)
    },
    extract: (context: Context, carrier: unknown, getter: TextMapGetter) =>
      propagator.extract(context, carrier, getter),
    fields: () => propagator.fields(),
  }
}

type Pattern = (host: string) => boolean

function hostPattern(entry: string): Pattern {
  const name = normalize(entry)
  const suffix = name.startsWith('*.') ? name.slice(1) : name.startsWith('.') ? name : undefined
  return suffix === undefined ? (host) => host === name : (host) => host.endsWith(suffix)
}

function goesTo(context: Context, listed: readonly Pattern[]): boolean {
  const span = trace.getSpan(context) as { kind?: SpanKind; attributes?: Record<string, unknown> } | undefined
  if (!span) return true
  // a span that does not record cannot say where it goes: rather nothing is sent than something to the wrong host
  if (span.kind === undefined) return false
  if (span.kind !== SpanKind.CLIENT) return true
  const address = span.attributes?.['server.address']
  if (typeof address !== 'string') return false
  const host = normalize(address)
  return listed.some((matches) => matches(host))
}

function normalize(host: string): string {
  return host
    .trim()
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
}
