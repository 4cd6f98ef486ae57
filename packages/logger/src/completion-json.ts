import { type Logger, pino } from 'pino'
import { CompletionFields } from './completion-fields'

const { asJsonSym, chindingsSym, formattersSym, lsCacheSym, serializersSym, stringifiersSym } = pino.symbols

type AsJson = (
  this: Logger,
  fields: object,
  message: string | undefined,
  level: number,
  time: string,
) => string

/** What pino keeps on a logger under its symbols. */
// biome-ignore lint/suspicious/noExplicitAny: pino gives these parts no types
type Internals = Record<symbol, any>

/**
 * Lets a logger of createLogger, and its children, write completion lines as JSON without asking of each field what it is: they are known. The lines are
 * those that pino would write; a child with serializers, redaction or formatters of its own has them written by pino.
 */
export function writeCompletionsQuickly(logger: Logger): void {
  const root = logger as unknown as Internals
  const asJson = root[asJsonSym] as AsJson
  const { [serializersSym]: serializers, [stringifiersSym]: stringifiers } = root

  const completionAsJson: AsJson = function completionAsJson(fields, message, level, time) {
    const own = this as unknown as Internals
    const isPlain =
      own[serializersSym] === serializers &&
      own[stringifiersSym] === stringifiers &&
      own[formattersSym].log === undefined
    if (!isPlain || message === undefined || !CompletionFields.is(fields))
      return asJson.call(this, fields, message, level, time)
    return `${own[lsCacheSym][level]}${time}${own[chindingsSym]}${completionJson(fields)},"msg":${quoted(message)}}\n`
  }
  root[asJsonSym] = completionAsJson
}

function completionJson(fields: CompletionFields): string {
  const { route, ip, userAgent, bytes, awsTraceId, traceUrl, trace_id, span_id } = fields
  let json = `,"method":${quoted(fields.method)}`
  if (route !== undefined) json += `,"route":${quoted(route)}`
  json += `,"path":${quoted(fields.path)},"status":${JSON.stringify(fields.status)},"durationMs":${JSON.stringify(fields.durationMs)},"outcome":"${fields.outcome}"`
  if (ip !== undefined) json += `,"ip":${quoted(ip)}`
  if (userAgent !== undefined) json += `,"userAgent":${quoted(userAgent)}`
  if (bytes !== undefined) json += `,"bytes":${JSON.stringify(bytes)}`
  if (awsTraceId !== undefined) json += `,"awsTraceId":${quoted(awsTraceId)}`
  if (traceUrl !== undefined) json += `,"traceUrl":${quoted(traceUrl)}`
  json += `,"requestId":${quoted(fields.requestId)}`
  if (trace_id !== undefined) json += `,"trace_id":${quoted(trace_id)}`
  return span_id === undefined ? json : `${json},"span_id":${quoted(span_id)}`
}

// all but quotation mark, backslash, control characters and surrogates
const toEscape = /[^ !#-[\]-\uD7FF\uE000-\uFFFF]/

/** A string of JSON. Most texts need nothing escaped, and one look is cheaper than JSON.stringify. */
function quoted(text: string): string {
  return toEscape.test(text) ? JSON.stringify(text) : `"${text}"`
}
