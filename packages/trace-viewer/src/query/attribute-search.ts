import type { OtlpKeyValue, OtlpResource, OtlpScope, OtlpSpan } from '../otlp/otlp-json'
import type { StoredSpan } from '../store/stored-span'
import { readSpan } from './otlp-trace'
import { kindName } from './span-kind'
import { valueText } from './value-text'

/** Where one attribute, or what Jaeger takes for one, is looked for; in the others it is not there. */
interface Condition {
  /** Whether JSON has its texts at all: reading it is what costs. */
  mayBeIn(json: string): boolean
  inResource?(resource: OtlpResource): boolean
  inScope?(scope: OtlpScope): boolean
  inSpan?(span: OtlpSpan): boolean
}

// What Jaeger takes as a question about the span itself, not about an attribute of that name.
const aspects: Record<string, (value: string) => Omit<Condition, 'mayBeIn'>> = {
  error: (value) => ({ inSpan: ({ status }) => (status.code === 2 ? isTrue : isFalse).test(value) }),
  'span.status': (value) => ({
    inSpan: ({ status }) => (['UNSET', 'OK', 'ERROR'][status.code ?? 0] ?? '') === statusOf(value),
  }),
  'span.kind': (value) => ({ inSpan: ({ kind = 0 }) => kindName(kind) === knownKind(value) }),
  'scope.name': (value) => ({ inScope: ({ name = '' }) => name === value }),
  'scope.version': (value) => ({ inScope: ({ version = '' }) => version === value }),
}

const isTrue = /^(?:1|t|T|true|TRUE|True)$/
const isFalse = /^(?:0|f|F|false|FALSE|False)$/

/**
 * Finds spans that have each of these attributes themselves, in their scope or resource, an event or a link; `resource.<key>` asks the
 * resource only. To be made anew for each search: it remembers what it found in the texts that spans share.
 */
export function createAttributeSearch(
  attributes: readonly (readonly [key: string, value: string])[],
): (span: StoredSpan) => boolean {
  const conditions = attributes.map(conditionOf)
  const metByResource = createSharedSearch<OtlpResource>(conditions, ({ inResource }) => inResource)
  const metByScope = createSharedSearch<OtlpScope>(conditions, ({ inScope }) => inScope)

  return (stored) => {
    const byResource = metByResource(stored.resource)
    const byScope = metByScope(stored.scope)
    const open = conditions.filter((condition) => !byResource.has(condition) && !byScope.has(condition))
    if (!open.every(({ inSpan, mayBeIn }) => inSpan && mayBeIn(stored.json))) return false
    if (open.length === 0) return true
    const span = readSpan(stored)
    return open.every(({ inSpan }) => inSpan?.(span))
  }
}

/** Which conditions a resource or scope meets, from its JSON. */
function createSharedSearch<Carrier>(
  conditions: readonly Condition[],
  testOf: (condition: Condition) => ((carrier: Carrier) => boolean) | undefined,
): (json: string) => ReadonlySet<Condition> {
  const known = new Map<string, ReadonlySet<Condition>>()
  const find = (json: string): ReadonlySet<Condition> => {
    const possible = conditions.filter((condition) => testOf(condition) && condition.mayBeIn(json))
    if (possible.length === 0) return none
    const carrier: Carrier = JSON.parse(json)
    return new Set(possible.filter((condition) => testOf(condition)?.(carrier)))
  }
  return (json) => {
    const met = known.get(json) ?? find(json)
    known.set(json, met)
    return met
  }
}

const none: ReadonlySet<Condition> = new Set()

function conditionOf([key, value]: readonly [key: string, value: string]): Condition {
  const aspect = Object.hasOwn(aspects, key) ? aspects[key] : undefined
  if (aspect) return { mayBeIn: () => true, ...aspect(value) }
  const resourceKey = key.startsWith('resource.') ? key.slice('resource.'.length) : undefined
  if (resourceKey !== undefined)
    return {
      mayBeIn: textsIn(resourceKey, value),
      inResource: (resource) => has(resource, resourceKey, value),
    }
  return {
    mayBeIn: textsIn(key, value),
    inResource: (resource) => has(resource, key, value),
    inScope: (scope) => has(scope, key, value),
    inSpan: (span) =>
      [span, ...(span.events ?? []), ...(span.links ?? [])].some((carrier) => has(carrier, key, value)),
  }
}

function textsIn(key: string, value: string): (json: string) => boolean {
  const keyInJson = JSON.stringify(key)
  // Arrays, maps and what is no number are compared by a text that is not in the JSON.
  const valueInJson = /^(?:[[{]|json: )/.test(value) ? '' : JSON.stringify(value).slice(1, -1)
  return (json) => json.includes(keyInJson) && json.includes(valueInJson)
}

function has({ attributes = [] }: { attributes?: OtlpKeyValue[] }, key: string, value: string): boolean {
  const found = attributes.find((attribute) => attribute.key === key)
  return found !== undefined && valueText(found.value) === value
}

function statusOf(value: string): string {
  const status = value.toUpperCase()
  return status === 'OK' || status === 'ERROR' ? status : 'UNSET'
}

function knownKind(value: string): string {
  const kind = value.toLowerCase()
  return ['internal', 'server', 'client', 'producer', 'consumer'].includes(kind) ? kind : ''
}
