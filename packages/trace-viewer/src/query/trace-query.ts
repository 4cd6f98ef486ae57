import { BadRequest } from '../http/bad-request'
import { firstOf } from '../http/query-parameters'
import { booleanOf, durationOf, integerOf, textsOf, timeOf } from './parse-parameters'

/** Which traces are looked for: those with one span that meets all conditions. Empty texts and durations of 0 are no condition. */
export interface TraceQuery {
  readonly service: string
  readonly operation: string
  /** Nanoseconds since 1970; a span that starts at either is in. */
  readonly startMinNs: bigint
  readonly startMaxNs: bigint
  readonly durationMinNs: bigint
  readonly durationMaxNs: bigint
  readonly attributes: readonly (readonly [key: string, value: string])[]
  /** The most traces that are answered. */
  readonly searchDepth: number
  /** As they came, without what Jaeger corrects. */
  readonly raw: boolean
}

const defaultSearchDepth = 100

/**
 * The query of `/api/v3/traces`. Its parameters have the names of today's Jaeger and those of v2.13 and before; today's go first.
 * https://www.jaegertracing.io/docs/2.13/architecture/apis/#query-json-over-http
 * @throws BadRequest
 */
export function parseTraceQuery(parameters: URLSearchParams): TraceQuery {
  const given = (...names: string[]) => firstOf(parameters, ...names.map((name) => `query.${name}`))
  const filter = given('filter')
  if (filter) throw new BadRequest(`${filter.name} is not supported here`)
  const startMin = given('startTimeMin', 'start_time_min')
  const startMax = given('startTimeMax', 'start_time_max')
  if (!startMin || !startMax) throw new BadRequest('query.startTimeMin and query.startTimeMax are required')
  const startMinNs = timeOf(startMin)
  const startMaxNs = timeOf(startMax)
  if (startMinNs >= startMaxNs) throw new BadRequest(`${startMin.name} must be before ${startMax.name}`)
  const depth = given('searchDepth', 'search_depth', 'num_traces')
  const durationMin = given('durationMin', 'duration_min')
  const durationMax = given('durationMax', 'duration_max')
  const attributes = given('attributes')
  const raw = given('rawTraces', 'raw_traces')
  return {
    service: given('serviceName', 'service_name')?.value ?? '',
    operation: given('operationName', 'operation_name')?.value ?? '',
    startMinNs,
    startMaxNs,
    durationMinNs: durationMin ? durationOf(durationMin) : 0n,
    durationMaxNs: durationMax ? durationOf(durationMax) : 0n,
    attributes: attributes ? textsOf(attributes) : [],
    searchDepth: depth ? integerOf(depth) : defaultSearchDepth,
    raw: raw ? booleanOf(raw) : false,
  }
}
