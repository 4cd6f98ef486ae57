import type { OtlpEvent, OtlpKeyValue, OtlpScope, OtlpSpan } from '../../otlp/otlp-json'
import { warningsKey } from '../adjust/warnings'
import { kindName } from '../span-kind'
import { valueText } from '../value-text'
import type { LegacyTag } from './legacy-json'

export function tagsOfSpan(span: OtlpSpan, scope: OtlpScope): LegacyTag[] {
  const { kind = 0, status, traceState, attributes = [] } = span
  return [
    ...textTag('otel.scope.name', scope.name),
    ...textTag('otel.scope.version', scope.version),
    ...attributes.filter(({ key }) => key !== warningsKey).map(tagOf),
    ...textTag('span.kind', kindName(kind)),
    ...textTag('otel.status_code', ['', 'OK', 'ERROR'][status.code ?? 0]),
    ...(status.code === 2 ? [{ key: 'error', type: 'bool', value: true } as const] : []),
    ...textTag('otel.status_description', status.message),
    ...textTag('w3c.tracestate', traceState),
  ]
}

/** The name of an event is a field like its attributes, the first one. */
export function fieldsOfEvent({ name, attributes = [] }: OtlpEvent): LegacyTag[] {
  const fields = attributes.map(tagOf)
  const own = fields.find(({ key }) => key === 'event')
  if (!own) return [...textTag('event', name), ...sortTags(fields)]
  if (own.type !== 'string') return sortTags(fields)
  return [own, ...sortTags(fields.filter((field) => field !== own))]
}

export function sortTags(tags: LegacyTag[]): LegacyTag[] {
  return tags.sort((one, other) => (one.key < other.key ? -1 : Number(one.key > other.key)))
}

export function tagOf({ key, value }: OtlpKeyValue): LegacyTag {
  if (value.boolValue !== undefined) return { key, type: 'bool', value: value.boolValue }
  if (value.intValue !== undefined) return { key, type: 'int64', value: integerValue(value.intValue) }
  if (value.doubleValue !== undefined) return { key, type: 'float64', value: value.doubleValue }
  if (value.bytesValue !== undefined) return { key, type: 'binary', value: value.bytesValue || null }
  return { key, type: 'string', value: valueText(value) }
}

// What JavaScript cannot hold as a number stays a text.
function integerValue(text: string): number | string {
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : text
}

function textTag(key: string, value: string | undefined): LegacyTag[] {
  return value ? [{ key, type: 'string', value }] : []
}
