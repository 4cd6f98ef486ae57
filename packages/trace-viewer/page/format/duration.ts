const scales = [
  { unit: 'ns', ns: 1 },
  { unit: 'µs', ns: 1e3 },
  { unit: 'ms', ns: 1e6 },
  { unit: 's', ns: 1e9 },
] as const

const minute = 60e9
const hour = 60 * minute
const day = 24 * hour

/** A duration in nanoseconds as a person says it: three digits and a unit, above a minute two units. */
export function formatDuration(ns: number): string {
  if (!Number.isFinite(ns)) return '–'
  if (ns < 0) return `−${formatDuration(-ns)}`
  if (ns === 0) return '0'
  // 59.996 s is a minute when it is rounded to what is shown.
  if (ns >= 59.95e9) return inTwoUnits(Math.round(ns / 1e9) * 1e9)
  for (const { unit, ns: scale } of scales) {
    const value = threeDigits(ns / scale)
    if (value < 1_000 || unit === 's') return `${value} ${unit}`
  }
  return '–'
}

/** The offset of something in a trace, with its sign. */
export function formatOffset(ns: number): string {
  return ns < 0 ? formatDuration(ns) : `+${formatDuration(ns)}`
}

function threeDigits(value: number): number {
  return Number(value.toPrecision(value >= 100 ? Math.ceil(Math.log10(value + 1)) : 3))
}

function inTwoUnits(ns: number): string {
  if (ns < hour) return two(ns, minute, 'min', 1e9, 's')
  if (ns < day) return two(ns, hour, 'h', minute, 'min')
  return two(ns, day, 'd', hour, 'h')
}

function two(ns: number, large: number, largeUnit: string, small: number, smallUnit: string): string {
  const smalls = Math.floor(ns / small)
  const perLarge = large / small
  const rest = smalls % perLarge
  const first = `${Math.floor(smalls / perLarge)} ${largeUnit}`
  return rest === 0 ? first : `${first} ${rest} ${smallUnit}`
}
