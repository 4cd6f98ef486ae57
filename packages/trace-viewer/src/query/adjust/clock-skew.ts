import type { OtlpResource, OtlpResourceSpans, OtlpSpan } from '../../otlp/otlp-json'
import { formatGoDuration } from '../go-duration'
import { valueText } from '../value-text'
import { spansOf } from './spans-of'
import { addWarning } from './warnings'

interface Node {
  readonly span: OtlpSpan
  readonly startNs: bigint
  readonly endNs: bigint
  /** Where its clock is; empty: not known. */
  readonly host: string
  readonly children: Node[]
}

interface Skew {
  readonly host: string
  readonly deltaNs: bigint
}

export interface ClockSkewOptions {
  readonly hostOf?: (resource: OtlpResource) => string
  readonly missingParent?: (spanId: string) => string
}

/**
 * Warns of spans that lie outside their parent on another host, of those whose parent is not there, and of ids that are there twice. Times stay
 * as they are: that is Jaeger's default as well.
 */
export function describeClockSkew(groups: OtlpResourceSpans[], options: ClockSkewOptions = {}): void {
  const { hostOf = hostOfResource, missingParent = (id) => `parent span ID=${id} is not in the trace` } =
    options
  const nodes = new Map<string, Node>()
  const hosts = new Map(groups.map(({ resource }) => [resource, hostOf(resource)]))
  for (const { span, resource } of spansOf(groups)) {
    if (nodes.has(span.spanId)) addWarning(span, 'duplicate span IDs; skipping clock skew adjustment')
    else nodes.set(span.spanId, nodeOf(span, hosts.get(resource) ?? ''))
  }
  const roots: Node[] = []
  for (const node of nodes.values()) {
    const { parentSpanId } = node.span
    const parent = parentSpanId === undefined ? undefined : nodes.get(parentSpanId)
    if (parent) parent.children.push(node)
    else roots.push(node)
    if (parentSpanId !== undefined && !parent)
      addWarning(node.span, `${missingParent(parentSpanId)}; skipping clock skew adjustment`)
  }
  for (const root of roots) describeBelow(root)
}

function nodeOf(span: OtlpSpan, host: string): Node {
  const { startTimeUnixNano = '0', endTimeUnixNano = '0' } = span
  return { span, host, startNs: BigInt(startTimeUnixNano), endNs: BigInt(endTimeUnixNano), children: [] }
}

// With a list of its own instead of recursion: a chain of spans can be longer than the stack is deep.
function describeBelow(root: Node): void {
  const open: { parent: Node; skew: Skew }[] = [{ parent: root, skew: { host: root.host, deltaNs: 0n } }]
  for (let step = open.pop(); step; step = open.pop()) {
    for (const child of step.parent.children) {
      const sameClock = child.host !== '' && child.host === step.skew.host
      const skew = sameClock ? step.skew : { host: child.host, deltaNs: skewOf(child, step.parent) }
      if (skew.deltaNs !== 0n) addWarning(child.span, skewWarning(skew.deltaNs))
      open.push({ parent: child, skew })
    }
  }
}

const skewWarning = (deltaNs: bigint) =>
  `clock skew adjustment disabled; not applying calculated delta of ${formatGoDuration(deltaNs)}`

function skewOf(child: Node, parent: Node): bigint {
  const childNs = child.endNs - child.startNs
  const parentNs = parent.endNs - parent.startNs
  const startsBefore = child.startNs < parent.startNs
  // Longer than its parent: its work went on alone, only its start can be judged.
  if (childNs > parentNs) return startsBefore ? parent.startNs - child.startNs : 0n
  if (!startsBefore && child.endNs <= parent.endNs) return 0n
  // The way there is taken to be as long as the way back.
  return parent.startNs + (parentNs - childNs) / 2n - child.startNs
}

function hostOfResource({ attributes = [] }: OtlpResource): string {
  const attribute = (wanted: string) => attributes.find(({ key }) => key === wanted)?.value
  const id = attribute('host.id')
  if (id) return id.stringValue ?? ''
  const ip = attribute('host.ip')
  if (ip?.stringValue !== undefined) return ip.stringValue
  const first = ip?.arrayValue?.values?.[0]
  if (first) return valueText(first)
  return attribute('host.name')?.stringValue ?? ''
}
