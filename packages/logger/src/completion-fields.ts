import type { RequestEnd, RequestState } from '@voluntarily/request'
import { cutText } from './cut-text'
import { requestIds } from './request-ids'

const mostOfPath = 1_024
const mostOfUserAgent = 256

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-request-tracing.html
const awsRoot = /(?:^|;)\s*Root=(1-[0-9a-f]{8}-[0-9a-f]{24})(?:;|$)/i

/** Names of the fields whose text comes from outside, or that an app may want masked. */
export const completionNames = [
  'method',
  'route',
  'path',
  'status',
  'durationMs',
  'outcome',
  'ip',
  'userAgent',
  'bytes',
  'awsTraceId',
  'requestId',
] as const

/**
 * The fields of a completion line. Always the same ones, plain and bounded in length, in one shape: a logger of ours writes them as they are,
 * without the walk through them that the fields of an app need.
 */
export class CompletionFields {
  readonly #made = true
  readonly method: string
  readonly route: string | undefined
  readonly path: string
  readonly status: number
  readonly durationMs: number
  readonly outcome: string
  readonly ip: string | undefined
  readonly userAgent: string | undefined
  readonly bytes: number | undefined
  readonly awsTraceId: string | undefined
  traceUrl: string | undefined = undefined
  readonly requestId: string
  readonly trace_id: string | undefined
  readonly span_id: string | undefined

  /** Whether a value of any kind is one of these; nothing of its own is asked, so that it may be a proxy that throws. */
  static is(value: unknown): value is CompletionFields {
    return typeof value === 'object' && value !== null && #made in value
  }

  constructor(state: RequestState, { status, outcome, durationMs, bytes }: RequestEnd) {
    const { headers } = state.req
    this.method = state.method
    this.route = state.route
    this.path = cutText(state.path, mostOfPath)
    this.status = status
    this.durationMs = Math.round(durationMs * 10) / 10
    this.outcome = outcome
    this.ip = clientAddress(state)
    this.userAgent = cutText(headers['user-agent'] ?? '', mostOfUserAgent) || undefined
    this.bytes = bytes
    this.awsTraceId = awsTraceId(headers['x-amzn-trace-id'])
    const ids = requestIds(state)
    this.requestId = state.id
    this.trace_id = ids.trace_id
    this.span_id = ids.span_id
  }
}

// Express answers `req.ip` by its "trust proxy" setting, which may be a function of the app's; without the header it is the connection's
// address, by a longer way. An app may have put its own there.
function clientAddress({ req, remoteAddress }: RequestState): string | undefined {
  if (req.headers['x-forwarded-for'] === undefined && !Object.hasOwn(req, 'ip')) return remoteAddress
  try {
    const { ip } = req as { ip?: unknown }
    return typeof ip === 'string' ? ip : remoteAddress
  } catch {
    return remoteAddress
  }
}

function awsTraceId(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && header.length <= 512 ? awsRoot.exec(header)?.[1] : undefined
}
