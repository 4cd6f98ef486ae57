import type { OtlpKeyValue, OtlpResource, OtlpScope, OtlpSpan } from '../otlp/otlp-json'
import type { StoredSpan } from '../store/stored-span'
import { readSpan } from './otlp-trace'
import { kindName } from './span-kind'
import { valueText } from './value-text'

type Conditions = readonly (readonly [key: string, value: string])[]

interface Carriers {
  readonly span: OtlpSpan
  readonly scope: OtlpScope
  readonly resource: OtlpResource
}

// What Jaeger takes as a question about the span itself, not about an attribute of that name.
const aspects: Record<string, (carriers: Carriers, value: string) => boolean> = {
  error: ({ span }, value) => (span.status.code === 2 ? isTrue : isFalse).test(value),
  'span.status': ({ span }, value) =>
    (['UNSET', 'OK', 'ERROR'][span.status.code ?? 0] ?? '') === statusOf(value),
  'span.kind': ({ span }, value) => kindName(span.kind ?? 0) === knownKind(value),
  'scope.name': ({ scope }, value) => (scope.name ?? '') === value,
  'scope.version': ({ scope }, value) => (scope.version ?? '') === value,
}

const isTrue = /^(?:1|t|T|true|TRUE|True)$/
const isFalse = /^(?:0|f|F|false|FALSE|False)$/

/** Whether span, scope, resource, an event or a link has each of these attributes; `resource.<key>` asks the resource only. */
export function hasAttributes(stored: StoredSpan, conditions: Conditions): boolean {
  // Reading JSON is what costs: not for a span that does not even have the texts.
  if (!conditions.every(([key, value]) => mayHave(stored, key, value))) return false
  const carriers: Carriers = {
    span: readSpan(stored),
    scope: JSON.parse(stored.scope),
    resource: JSON.parse(stored.resource),
  }
  return conditions.every(([key, value]) => meets(carriers, key, value))
}

function mayHave({ json, scope, resource }: StoredSpan, key: string, value: string): boolean {
  if (Object.hasOwn(aspects, key)) return true
  const ofResource = resourceKey(key)
  const carriers = ofResource === undefined ? [resource, json, scope] : [resource]
  const keyInJson = JSON.stringify(ofResource ?? key)
  // Arrays, maps and what is no number are compared by a text that is not in the JSON.
  const valueInJson = /^(?:[[{]|json: )/.test(value) ? '' : JSON.stringify(value).slice(1, -1)
  return carriers.some((carrier) => carrier.includes(keyInJson) && carrier.includes(valueInJson))
}

function meets(carriers: Carriers, key: string, value: string): boolean {
  if (Object.hasOwn(aspects, key)) return aspects[key]?.(carriers, value) ?? false
  const { span, scope, resource } = carriers
  const ofResource = resourceKey(key)
  if (ofResource !== undefined) return has(resource, ofResource, value)
  return [span, scope, resource, ...(span.events ?? []), ...(span.links ?? [])].some((carrier) =>
    has(carrier, key, value),
  )
}

function has({ attributes = [] }: { attributes?: OtlpKeyValue[] }, key: string, value: string): boolean {
  const found = attributes.find((attribute) => attribute.key === key)
  return found !== undefined && valueText(found.value) === value
}

function resourceKey(key: string): string | undefined {
  return key.startsWith('resource.') ? key.slice('resource.'.length) : undefined
}

function statusOf(value: string): string {
  const status = value.toUpperCase()
  return status === 'OK' || status === 'ERROR' ? status : 'UNSET'
}

function knownKind(value: string): string {
  const kind = value.toLowerCase()
  return ['internal', 'server', 'client', 'producer', 'consumer'].includes(kind) ? kind : ''
}
