import { tapLines } from '../tap-lines'
import { type LineRecord, lineRecord } from './line-record'
import type { Fields } from './log-record'

/** By it tracing marks what OpenTelemetry's own code has to say: each record that is sent may make it say more. */
const ofOpenTelemetry = '"from":"opentelemetry"'

/**
 * Hears every line that `tapLines` hears as a log record, once it is finished and masked; but for those that something else makes records of, those that
 * are no JSON, and OpenTelemetry's own.
 * @returns a function that ends it
 */
export function tapRecords(listener: (record: LineRecord) => void): () => void {
  return tapLines((line, isRecord) => {
    if (isRecord || line.includes(ofOpenTelemetry)) return
    const fields = parsed(line)
    if (fields) listener(lineRecord(fields))
  })
}

// A pino logger of the app's own may write anything, in any form.
function parsed(line: string): Fields | undefined {
  try {
    const fields: unknown = JSON.parse(line)
    return typeof fields === 'object' && fields !== null ? (fields as Fields) : undefined
  } catch {
    return undefined
  }
}
