import { serviceIdentity } from '@voluntarily/config'
import type { OtlpValue } from './attribute'
import { type Fields, lineAttributes, timeMs, traceIds } from './log-record'
import { type Severity, severityOf } from './severity'

/** A line as a log record, for an SDK of OpenTelemetry's. */
export interface LineRecord extends Severity {
  /** Milliseconds since 1970. */
  readonly timeMs: number
  readonly body: string
  readonly attributes: Readonly<Record<string, string | number | boolean>>
  readonly traceId?: string
  readonly spanId?: string
}

let saidByResource: Fields | undefined

/**
 * The fields of a line as a log record, without what the resource of the service says.
 * Standard: https://opentelemetry.io/docs/specs/otel/logs/data-model/
 */
export function lineRecord(fields: Fields): LineRecord {
  saidByResource ??= resourceFields()
  const said = saidByResource
  const leftOut = new Set(Object.keys(said).filter((key) => said[key] === fields[key]))
  return {
    timeMs: timeMs(fields.time),
    ...severityOf(fields.level),
    body: typeof fields.msg === 'string' ? fields.msg : '',
    attributes: Object.fromEntries(
      lineAttributes(fields, leftOut).map(({ key, value }) => [key, plainValue(value)]),
    ),
    ...traceIds(fields),
  }
}

function resourceFields(): Fields {
  const { name, environment, revision } = serviceIdentity()
  return { service: name, env: environment, revision }
}

function plainValue({ stringValue, boolValue, intValue, doubleValue }: OtlpValue): string | number | boolean {
  return stringValue ?? boolValue ?? doubleValue ?? Number(intValue)
}
