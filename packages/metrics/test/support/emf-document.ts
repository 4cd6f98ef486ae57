import { emfSchema } from './emf-schema'
import { schemaFaults } from './schema-faults'

export interface Distribution {
  Values: number[]
  Counts: number[]
  Max: number
  Min: number
  Count: number
  Sum: number
}

export interface EmfMetric {
  name: string
  unit: string
  value: number | number[] | Distribution
  dimensions: Record<string, string>
}

/** A line as CloudWatch reads it. */
export interface EmfDocument {
  namespace: string
  timestamp: number
  dimensions: Record<string, string>
  metrics: EmfMetric[]
  members: Record<string, unknown>
}

/** Reads a line, and throws unless it is what CloudWatch's schema, and the text of its specification beside it, ask for. */
export function readEmf(line: string): EmfDocument {
  const members = JSON.parse(line) as Record<string, unknown>
  const faults = schemaFaults(emfSchema, members)
  if (faults.length > 0) throw new Error(`${faults.join('\n')}\n${line}`)

  const { _aws } = members as { _aws: { Timestamp: number; CloudWatchMetrics: [Directive, ...Directive[]] } }
  const [directive, ...others] = _aws.CloudWatchMetrics
  const [names, ...otherSets] = directive.Dimensions
  const ensure = (holds: boolean, what: string) => {
    if (!holds) throw new Error(`${what}: ${line}`)
  }
  ensure(others.length === 0 && otherSets.length === 0 && names !== undefined, 'one set of dimensions')
  ensure(/^[A-Za-z0-9 ./#:_-]{1,255}$/.test(directive.Namespace), 'a namespace')
  ensure(directive.Metrics.length >= 1 && directive.Metrics.length <= 100, '1 to 100 metrics')
  ensure(new Set(directive.Metrics.map(({ Name }) => Name)).size === directive.Metrics.length, 'a name once')
  ensure(Buffer.byteLength(line) < 256 * 1024, 'less than 256 KiB')
  ensure(!line.includes('\n'), 'one line')

  const dimensions = Object.fromEntries((names ?? []).map((name) => [name, members[name] as string]))
  for (const value of Object.values(dimensions))
    ensure(typeof value === 'string' && /^(?=.*[!-~])[ -~]{1,1024}$/.test(value), 'a dimension')
  return {
    namespace: directive.Namespace,
    timestamp: _aws.Timestamp,
    dimensions,
    metrics: directive.Metrics.map(({ Name, Unit }) => {
      const value = members[Name] as EmfMetric['value']
      ensure(isTarget(value), `the value of ${Name}`)
      return { name: Name, unit: Unit, value, dimensions }
    }),
    members,
  }
}

interface Directive {
  Namespace: string
  Dimensions: string[][]
  Metrics: { Name: string; Unit: string }[]
}

function isTarget(value: unknown): boolean {
  if (typeof value === 'number') return isTaken(value)
  if (Array.isArray(value)) return value.length >= 1 && value.length <= 100 && value.every(isTaken)
  if (typeof value !== 'object' || value === null) return false
  const { Values, Counts, Max, Min, Count, Sum } = value as Distribution
  return (
    isTarget(Values) &&
    isTarget(Counts) &&
    Values.length === Counts.length &&
    [Max, Min, Count, Sum].every(isTaken) &&
    Values.every((each) => each >= Min && each <= Max) &&
    Counts.every((each) => Number.isInteger(each) && each > 0) &&
    Counts.reduce((all, each) => all + each, 0) === Count
  )
}

function isTaken(value: unknown): boolean {
  if (typeof value !== 'number') return false
  return value === 0 || (Math.abs(value) <= 2 ** 360 && Math.abs(value) >= 2 ** -360)
}
