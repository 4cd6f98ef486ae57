import type { DimensionSet } from './dimension-set'
import type { EmfTarget } from './emf-value'
import { longestLineBytes, mostMetrics } from './limits'

/** What is told of one set of dimensions. */
export interface LineContent {
  readonly namespace: string
  /** Milliseconds since 1970. */
  readonly timestamp: number
  readonly dimensions: DimensionSet
  /** Further members of the line, which are no dimensions. */
  readonly properties: ReadonlyMap<string, string>
  readonly metrics: readonly NamedTargets[]
}

interface NamedTargets {
  readonly name: string
  /** CloudWatch's word. */
  readonly unit: string
  /** Each in a line of its own: a name stands for one thing in a line. */
  readonly targets: readonly EmfTarget[]
}

interface NamedTarget {
  readonly name: string
  readonly unit: string
  readonly target: EmfTarget
}

/** One line, or as many as the limits ask for; none without a metric. */
export function linesOf(content: LineContent): string[] {
  const rounds = Math.max(0, ...content.metrics.map(({ targets }) => targets.length))
  return Array.from({ length: rounds }, (_, round) => targetsOf(content.metrics, round)).flatMap((targets) =>
    fit(targets, bytesOf(toLine(content, []))).map((part) => toLine(content, part)),
  )
}

function targetsOf(metrics: readonly NamedTargets[], round: number): NamedTarget[] {
  return metrics.flatMap(({ name, unit, targets }) => {
    const target = targets[round]
    return target === undefined ? [] : [{ name, unit, target }]
  })
}

function fit(targets: readonly NamedTarget[], emptyBytes: number): NamedTarget[][] {
  const parts: NamedTarget[][] = []
  let bytes = 0
  for (const each of targets) {
    const own = targetBytes(each)
    const part = parts.at(-1)
    if (part && part.length < mostMetrics && bytes + own <= longestLineBytes) {
      part.push(each)
      bytes += own
    } else {
      parts.push([each])
      bytes = emptyBytes + own
    }
  }
  return parts
}

// The comma before each of its two places.
function targetBytes({ name, unit, target }: NamedTarget): number {
  return bytesOf(JSON.stringify(definition({ name, unit }))) + bytesOf(JSON.stringify({ [name]: target })) + 2
}

function definition({ name, unit }: { name: string; unit: string }): object {
  return { Name: name, Unit: unit }
}

function toLine(
  { namespace, timestamp, dimensions, properties }: LineContent,
  targets: NamedTarget[],
): string {
  const directive = {
    Namespace: namespace,
    Dimensions: [[...dimensions.keys()]],
    Metrics: targets.map(definition),
  }
  // Built from entries: a name such as __proto__ is then a member like any other. What comes later goes before what came earlier.
  const members = Object.fromEntries<unknown>([
    ['_aws', { Timestamp: timestamp, CloudWatchMetrics: [directive] }],
    ...properties,
    ...dimensions,
    ...targets.map(({ name, target }) => [name, target] as const),
  ])
  return JSON.stringify(members)
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text)
}
