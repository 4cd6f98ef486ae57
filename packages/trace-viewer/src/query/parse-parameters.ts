import { malformedParameter } from '../http/bad-request'
import type { Parameter } from '../http/query-parameters'
import { parseGoDuration } from './go-duration'
import { parseRfc3339 } from './rfc3339-time'

const truths: Record<string, boolean> = {
  ...Object.fromEntries(['1', 't', 'T', 'true', 'TRUE', 'True'].map((text) => [text, true])),
  ...Object.fromEntries(['0', 'f', 'F', 'false', 'FALSE', 'False'].map((text) => [text, false])),
}

/** Jaeger's booleans: https://pkg.go.dev/strconv#ParseBool */
export function booleanOf({ name, value }: Parameter): boolean {
  const truth = Object.hasOwn(truths, value) ? truths[value] : undefined
  if (truth === undefined) throw malformedParameter(name, value, 'true or false')
  return truth
}

/** Nanoseconds since 1970. */
export function timeOf({ name, value }: Parameter): bigint {
  const time = parseRfc3339(value)
  if (time === undefined) throw malformedParameter(name, value, 'a time like 2026-05-28T20:26:40.123Z')
  return time
}

/** Nanoseconds. */
export function durationOf({ name, value }: Parameter): bigint {
  const duration = parseGoDuration(value)
  if (duration === undefined) throw malformedParameter(name, value, 'a duration like 100ms, 1.5s or 1h2m')
  return duration
}

export function integerOf({ name, value }: Parameter): number {
  const integer = /^[+-]?\d{1,19}$/.test(value) ? BigInt(value.replace(/^\+/, '')) : undefined
  if (integer === undefined || BigInt.asIntN(64, integer) !== integer)
    throw malformedParameter(name, value, 'an integer')
  return Number(integer)
}

/** A JSON object of texts, as pairs. */
export function textsOf({ name, value }: Parameter): [string, string][] {
  const texts = parseObject(value)
  if (texts === undefined || !texts.every((pair): pair is [string, string] => typeof pair[1] === 'string'))
    throw malformedParameter(name, value, 'a JSON object of strings')
  return texts
}

function parseObject(json: string): [string, unknown][] | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.entries(value)
      : undefined
  } catch {
    return undefined
  }
}
