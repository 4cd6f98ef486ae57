const unitNs: Record<string, bigint> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
}

const whole = /^([-+]?)((?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+|0)$/
const part = /(\d*)\.?(\d*)(ns|us|µs|μs|ms|s|m|h)/g
const longestNs = 2n ** 63n - 1n

/**
 * A duration as Go writes it, `1.5s`, `100ms`, `1h2m`, in nanoseconds; undefined for anything else, and for one beyond 64 bits.
 * https://pkg.go.dev/time#ParseDuration
 */
export function parseGoDuration(text: string): bigint | undefined {
  // Longer than any duration that fits: such a text would only cost time.
  const [, sign, parts] = (text.length <= 200 && whole.exec(text)) || []
  if (parts === undefined) return undefined
  let ns = 0n
  for (const [, integer = '', fraction = '', unit = ''] of parts.matchAll(part)) {
    const factor = unitNs[unit] ?? 0n
    ns +=
      BigInt(integer || '0') * factor + (BigInt(fraction || '0') * factor) / 10n ** BigInt(fraction.length)
  }
  if (ns > longestNs) return undefined
  return sign === '-' ? -ns : ns
}

/** Nanoseconds as Go prints them: `1m30s`, `1.5ms`, `-20ns`. https://pkg.go.dev/time#Duration.String */
export function formatGoDuration(durationNs: bigint): string {
  const sign = durationNs < 0n ? '-' : ''
  const ns = durationNs < 0n ? -durationNs : durationNs
  if (ns === 0n) return '0s'
  if (ns < 1_000n) return `${sign}${ns}ns`
  if (ns < 1_000_000n) return `${sign}${decimal(ns, 1_000n)}µs`
  if (ns < 1_000_000_000n) return `${sign}${decimal(ns, 1_000_000n)}ms`
  const minutes = ns / 60_000_000_000n
  const seconds = `${decimal(ns % 60_000_000_000n, 1_000_000_000n)}s`
  if (minutes === 0n) return `${sign}${seconds}`
  const hours = minutes / 60n
  return `${sign}${hours === 0n ? '' : `${hours}h`}${minutes % 60n}m${seconds}`
}

function decimal(value: bigint, unit: bigint): string {
  const fraction = String(value % unit).padStart(String(unit).length - 1, '0')
  return `${value / unit}.${fraction}`.replace(/\.?0+$/, '')
}
