import type { Attributes, AttributeValue } from '@opentelemetry/api'
import { warnOnce } from '../metrics-log'
import { longestDimensionName, longestDimensionValue, mostDimensionBytes, mostDimensions } from './limits'

/** Names and values of dimensions; a metric with one such set is one metric to CloudWatch. */
export type DimensionSet = ReadonlyMap<string, string>

/** Of the resource; the service's version and instance would make a metric of each deploy and task. */
const resourceDimensions = ['service.name', 'deployment.environment.name']
const resourceProperties = ['service.version', 'service.instance.id']

/** The dimensions that every metric of a service has. */
export function serviceDimensions(resource: Attributes): DimensionSet {
  return take(resourceDimensions.map((name) => [name, resource[name]]))
}

/** What a line says of the service beside its dimensions. */
export function serviceProperties(resource: Attributes): ReadonlyMap<string, string> {
  return take(resourceProperties.map((name) => [name, resource[name]]))
}

/**
 * The dimensions of a series: the service's, then the attributes in the order of their names.
 * @param wanted the attributes that become dimensions; undefined for all
 */
export function dimensionSet(
  service: DimensionSet,
  attributes: Attributes,
  wanted: ReadonlySet<string> | undefined,
): DimensionSet {
  const own = Object.entries(attributes).filter(([name]) => wanted?.has(name) ?? true)
  if (own.length === 0) return service
  return within([...service, ...take(own.sort(([one], [other]) => (one < other ? -1 : 1)))])
}

/** The first ones, as many as CloudWatch takes and a line has room for. */
function within(all: readonly (readonly [name: string, value: string])[]): DimensionSet {
  const first = new Map<string, string>()
  let bytes = 0
  for (const [name, value] of all) {
    const own = JSON.stringify([name, name, value]).length
    if (first.has(name)) continue
    if (first.size === mostDimensions) {
      warnOnce({}, `emf: CloudWatch takes ${mostDimensions} dimensions of a metric, the rest is left out`)
    } else if (bytes + own > mostDimensionBytes) {
      warnOnce(
        { attribute: name },
        'emf: the attributes of a metric are too long for a line of 16 KiB, some are left out',
      )
    } else {
      first.set(name, value)
      bytes += own
    }
  }
  return first
}

function take(entries: readonly (readonly [string, AttributeValue | undefined])[]): Map<string, string> {
  const taken = new Map<string, string>()
  for (const [name, value] of entries) {
    if (value === undefined || value === null) continue
    const dimension = cut(ascii(name).replace(/^:+/, ''), longestDimensionName, name)
    const text = cut(
      ascii(typeof value === 'object' ? JSON.stringify(value) : String(value)),
      longestDimensionValue,
      name,
    )
    // CloudWatch refuses blank ones; _aws is what makes the line a metric.
    if (dimension.trim() !== '' && text.trim() !== '' && dimension !== '_aws') taken.set(dimension, text)
  }
  return taken
}

/** Percent-encodes what CloudWatch does not take: control characters, and everything beyond ASCII. */
function ascii(text: string): string {
  return text.replace(/[^ -~]/gu, (character) =>
    [...Buffer.from(character)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  )
}

function cut(text: string, most: number, name: string): string {
  if (text.length <= most) return text
  warnOnce({ attribute: name }, 'emf: an attribute is too long for a dimension of CloudWatch, and is cut')
  return text.slice(0, most)
}
