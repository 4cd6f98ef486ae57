const units: Readonly<Record<string, string>> = {
  s: 'Seconds',
  ms: 'Milliseconds',
  us: 'Microseconds',
  By: 'Bytes',
  kBy: 'Kilobytes',
  MBy: 'Megabytes',
  GBy: 'Gigabytes',
  TBy: 'Terabytes',
  bit: 'Bits',
  kbit: 'Kilobits',
  Mbit: 'Megabits',
  Gbit: 'Gigabits',
  Tbit: 'Terabits',
  '%': 'Percent',
}

const withRate = new Set(['Count', 'Bytes', 'Kilobytes', 'Megabytes', 'Gigabytes', 'Terabytes'])
const bitRates = new Set(['Bits', 'Kilobits', 'Megabits', 'Gigabits', 'Terabits'])

/**
 * CloudWatch's word for a unit as OpenTelemetry writes them: Seconds for s, Count for {request}; None where CloudWatch has no word for it.
 * Standard: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html
 */
export function cloudWatchUnit(unit: string): string {
  const [what = '', per] = unit.split('/', 2)
  const plain = /^\{[^{}]*\}$/.test(what) ? 'Count' : Object.hasOwn(units, what) ? units[what] : undefined
  if (plain === undefined) return 'None'
  if (per === undefined) return plain
  return per === 's' && (withRate.has(plain) || bitRates.has(plain)) ? `${plain}/Second` : 'None'
}
