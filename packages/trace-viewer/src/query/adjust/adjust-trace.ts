import type { OtlpResourceSpans } from '../../otlp/otlp-json'
import { describeClockSkew } from './clock-skew'
import { dropEmptyLinks } from './empty-links'
import { writeIpAddresses } from './ip-addresses'
import { moveLibraryAttributes } from './library-attributes'
import { sortCollections } from './sort-collections'
import { giveUniqueSpanIds } from './unique-span-ids'

/** What Jaeger corrects in a trace before it answers, unless it is asked for the raw trace. Changes the objects. */
export function adjustTrace(groups: OtlpResourceSpans[]): void {
  giveUniqueSpanIds(groups)
  sortCollections(groups)
  describeClockSkew(groups)
  writeIpAddresses(groups)
  moveLibraryAttributes(groups)
  dropEmptyLinks(groups)
}
