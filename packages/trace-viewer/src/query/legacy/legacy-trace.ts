import type { OtlpResource, OtlpResourceSpans } from '../../otlp/otlp-json'
import { describeClockSkew } from '../adjust/clock-skew'
import { writeIpAddresses } from '../adjust/ip-addresses'
import { isLibraryAttribute } from '../adjust/library-attributes'
import { type Located, spansOf } from '../adjust/spans-of'
import { giveUniqueSpanIds } from '../adjust/unique-span-ids'
import { warningsOf } from '../adjust/warnings'
import { valueText } from '../value-text'
import type { LegacySpan, LegacyTrace } from './legacy-json'
import { createProcesses } from './legacy-processes'
import { referencesOf } from './legacy-references'
import { fieldsOfEvent, sortTags, tagsOfSpan } from './legacy-tags'

/** A trace in Jaeger's older JSON. Changes the objects that it is given. */
export function legacyTrace(
  traceId: string,
  groups: OtlpResourceSpans[],
  { raw }: { raw: boolean },
): LegacyTrace {
  if (!raw) {
    giveUniqueSpanIds(groups)
    describeClockSkew(groups, { hostOf: ipOf, missingParent: (id) => `invalid parent span IDs=${id}` })
    writeIpAddresses(groups)
  }
  const processes = createProcesses(raw)
  const spans = [...spansOf(groups)].map((located) => spanOf(located, processes.idOf(located), raw))
  return { traceID: traceId, spans, processes: processes.byId(), warnings: null }
}

function spanOf({ span, scope }: Located, processID: string, raw: boolean): LegacySpan {
  const { startTimeUnixNano = '0', endTimeUnixNano = '0', events = [] } = span
  const tags = raw
    ? tagsOfSpan(span, scope)
    : tagsOfSpan({ ...span, attributes: span.attributes?.filter((tag) => !isLibraryAttribute(tag)) }, scope)
  const { references, warnings } = referencesOf(span)
  const allWarnings = [...warningsOf(span), ...warnings]
  return {
    traceID: span.traceId,
    spanID: span.spanId,
    operationName: span.name ?? '',
    references,
    startTime: microseconds(BigInt(startTimeUnixNano)),
    duration: microseconds(BigInt(endTimeUnixNano) - BigInt(startTimeUnixNano)),
    tags: raw ? tags : sortTags(tags),
    logs: events.map((event) => ({
      timestamp: microseconds(BigInt(event.timeUnixNano ?? '0')),
      fields: fieldsOfEvent(event),
    })),
    processID,
    warnings: allWarnings.length > 0 ? allWarnings : null,
  }
}

// Whatever is a text in this format counts as an address, numbers and bytes do where they can be one. Only whether two are the same matters.
function ipOf({ attributes = [] }: OtlpResource): string {
  const ip = attributes.find(({ key }) => key === 'ip')?.value ?? {}
  if (ip.doubleValue !== undefined || ip.boolValue !== undefined) return ''
  const hasOtherLength = ![4, 16].includes(Buffer.from(ip.bytesValue ?? '', 'base64').length)
  return ip.bytesValue !== undefined && hasOtherLength ? '' : valueText(ip)
}

const microseconds = (ns: bigint) => Number(ns / 1_000n)
