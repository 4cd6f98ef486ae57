import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type { Deadline } from './deadline'
import { type HttpAnswer, request } from './network/http-request'

const betweenMs = 250
const answerMs = 3_000

/** What Jaeger's query API says of a trace. */
export interface ReadBack {
  /** `elsewhere`: what answers there is no query API of Jaeger's. */
  readonly state: 'found' | 'missing' | 'denied' | 'elsewhere' | 'unreachable'
  /** Milliseconds until it was found, or given up. */
  readonly ms: number
  /** Its last answer. */
  readonly answer: HttpAnswer
}

/**
 * Asks for a trace until it is there or the time is up.
 * @param base where Jaeger's UI is
 */
export async function readBack(traceId: string, base: string, deadline: Deadline): Promise<ReadBack> {
  const started = performance.now()
  const { url, headers } = queryOf(base, `/api/traces/${traceId}`)
  let missing: ReadBack | undefined
  for (;;) {
    const answer = await request({ url, headers }, deadline.left(answerMs))
    const state = stateOf(answer)
    const ms = Math.round(performance.now() - started)
    // an answer that the end of the time cuts takes nothing back
    if (state === 'unreachable' && missing && deadline.passed()) return { ...missing, ms }
    if (state !== 'missing' || deadline.left() <= betweenMs) return { state, ms, answer }
    missing = { state, ms, answer }
    await wait(betweenMs)
  }
}

/** The address of a path below a base, whose credentials go into a header. */
function queryOf(base: string, path: string): { url: URL; headers: Record<string, string> } {
  const url = new URL(base)
  const { username, password } = url
  url.pathname = `${url.pathname.replace(/\/+$/, '')}${path}`
  url.username = ''
  url.password = ''
  url.search = ''
  url.hash = ''
  const credentials = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)
  return {
    url,
    headers: {
      accept: 'application/json',
      ...(username !== '' && { authorization: `Basic ${credentials.toString('base64')}` }),
    },
  }
}

/** Jaeger answers with an object that has data and errors, whether or not it knows the trace. */
export function isQueryAnswer(text: string): boolean {
  const body = parse(text)
  return body !== undefined && ('data' in body || Array.isArray(body.errors))
}

function stateOf(answer: HttpAnswer): ReadBack['state'] {
  if (!('status' in answer)) return 'unreachable'
  if (answer.status === 401 || answer.status === 403) return 'denied'
  const body = parse(answer.text)
  if (!body || !isQueryAnswer(answer.text)) return answer.status >= 500 ? 'unreachable' : 'elsewhere'
  const [trace] = Array.isArray(body.data) ? (body.data as { spans?: unknown[] }[]) : []
  return trace?.spans?.length ? 'found' : 'missing'
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
