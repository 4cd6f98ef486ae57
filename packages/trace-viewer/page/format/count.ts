const numbers = new Intl.NumberFormat('en')

/** A number with separators. */
export function formatNumber(value: number): string {
  return numbers.format(value)
}

/** `1 span`, `1,204 spans`. */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${formatNumber(value)} ${value === 1 ? one : many}`
}
