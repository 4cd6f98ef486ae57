import type { OtlpResourceSpans } from '../../../src/otlp/otlp-json'
import type { Backend } from './backends'
import { comparable } from './comparable'
import type { Sent } from './spans'

export interface Answer<Body> {
  readonly status: number
  readonly body: Body
}

/** Sends spans as OTLP in JSON; both backends have them when they answer. */
export async function send({ otlp }: Backend, ...resourceSpans: Sent[]): Promise<void> {
  const response = await fetch(`${otlp}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ resourceSpans }),
  })
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
}

export async function ask<Body = unknown>({ query }: Backend, path: string): Promise<Answer<Body>> {
  const response = await fetch(query + path)
  return { status: response.status, body: (await response.json()) as Body }
}

interface Traces {
  readonly result: { readonly resourceSpans: OtlpResourceSpans[] }
}

/** A trace, in the order in which answers are compared. */
export async function readTrace(backend: Backend, traceId: string): Promise<OtlpResourceSpans[]> {
  const { status, body } = await ask<Traces>(backend, `/api/v3/traces/${traceId}`)
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  return comparable(body.result.resourceSpans)
}

/** Names of the first spans of the traces that a search finds, sorted; the status where that is not 200. */
export async function search(backend: Backend, query: Record<string, string>): Promise<string[] | number> {
  const parameters = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [`query.${name}`, value]),
  )
  const { status, body } = await ask<Traces>(backend, `/api/v3/traces?${parameters}`)
  if (status !== 200) return status
  const spans = body.result.resourceSpans.flatMap(({ scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) => spans),
  )
  return [...new Set(spans.map(({ traceId }) => traceId))]
}
