import type { Target } from './targets'

/** Shorter values are in too many words that are none, and are no secret. */
const leastCharacters = 3

/**
 * What the other side says, without the values of headers that it may repeat. Short ones are left alone elsewhere: in the doctor's own words they would
 * stand for other things.
 */
export function heard(text: string, { headers }: Pick<Target, 'headers'>): string {
  return Object.values(headers)
    .flatMap((value) => [value, value.replace(/^\w+\s+/, '')])
    .flatMap((value) => [value, encodeURIComponent(value)])
    .filter((value) => value.length >= leastCharacters)
    .sort((one, other) => other.length - one.length)
    .reduce((rest, value) => rest.replaceAll(value, '[redacted]'), text)
}
