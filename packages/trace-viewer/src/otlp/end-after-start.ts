import type { OtlpSpan } from './otlp-json'

const attribute = '@jaeger@warnings'
const latest = 2n ** 64n - 1n

/** What Jaeger does to a span that does not end after its start: it lasts a nanosecond, and a warning says so. */
export function endAfterStart(span: OtlpSpan, start: bigint, end: bigint): bigint {
  if (start < end) return end
  const adjusted = start < latest ? start + 1n : start
  const warning =
    'Negative duration detected, sanitizing end timestamp. ' +
    `Original end timestamp: ${timeText(end)}, adjusted to: ${timeText(adjusted)}`
  span.endTimeUnixNano = String(adjusted)
  span.attributes = withWarning(span.attributes ?? [], warning)
  return adjusted
}

function withWarning(attributes: NonNullable<OtlpSpan['attributes']>, warning: string): typeof attributes {
  const before = attributes.find(({ key }) => key === attribute)
  const values = [...(before?.value.arrayValue?.values ?? []), { stringValue: warning }]
  return [
    ...attributes.filter((item) => item !== before),
    { key: attribute, value: { arrayValue: { values } } },
  ]
}

/** `2026-05-28 20:26:40.005 +0000 UTC` */
function timeText(nanos: bigint): string {
  const [date, time] = new Date(Number(nanos / 1_000_000n)).toISOString().split(/[T.]/)
  const fraction = String(nanos % 1_000_000_000n)
    .padStart(9, '0')
    .replace(/0+$/, '')
  return `${date} ${time}${fraction ? `.${fraction}` : ''} +0000 UTC`
}
