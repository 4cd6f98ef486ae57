import type { OtlpKeyValue, OtlpResourceSpans } from '../../otlp/otlp-json'
import { spansOf } from './spans-of'

const keys = new Set(['ip', 'peer.ipv4'])

/** Writes IPv4 addresses that came as a number as people read them: 134744072 is 8.8.8.8. */
export function writeIpAddresses(groups: OtlpResourceSpans[]): void {
  for (const { resource } of groups) writeIn(resource.attributes)
  for (const { span } of spansOf(groups)) writeIn(span.attributes)
}

function writeIn(attributes: OtlpKeyValue[] = []): void {
  for (const attribute of attributes) {
    const { intValue, doubleValue } = attribute.value
    if (!keys.has(attribute.key) || (intValue === undefined && typeof doubleValue !== 'number')) continue
    const number = BigInt.asUintN(
      32,
      intValue === undefined ? wholePart(Number(doubleValue)) : BigInt(intValue),
    )
    attribute.value = { stringValue: [24n, 16n, 8n, 0n].map((shift) => (number >> shift) & 255n).join('.') }
  }
}

// Beyond 64 bits it is no address; Jaeger on common processors makes 0 of it.
function wholePart(double: number): bigint {
  return Math.abs(double) < 2 ** 63 ? BigInt(Math.trunc(double)) : 0n
}
