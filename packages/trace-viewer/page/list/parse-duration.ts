const units = new Map([
  ['', 1],
  ['us', 1e-3],
  ['µs', 1e-3],
  ['ms', 1],
  ['s', 1_000],
  ['sec', 1_000],
  ['m', 60_000],
  ['min', 60_000],
])
const pattern = /^(\d+(?:[.,]\d+)?|[.,]\d+)\s*([a-zµ]*)$/

/** `150`, `150ms` and `1.5 s` in milliseconds; 0 for an empty text, undefined for what is no duration. */
export function parseDurationMs(text: string): number | undefined {
  const trimmed = text.trim().toLowerCase()
  if (trimmed === '') return 0
  const [, number = '', unit = ''] = pattern.exec(trimmed) ?? []
  const scale = units.get(unit)
  if (number === '' || scale === undefined) return undefined
  return Number((Number(number.replace(',', '.')) * scale).toPrecision(12))
}

/** The same in short, for the field. */
export function writeDurationMs(ms: number): string {
  if (ms === 0) return ''
  return ms >= 1_000 && ms % 100 === 0 ? `${ms / 1_000} s` : `${ms} ms`
}
