import { malformedParameter } from '../http/bad-request'
import { firstOf } from '../http/query-parameters'

/** What `/api/viewer/traces` is asked for. Undefined or empty: no condition. */
export interface ListFilters {
  readonly service: string
  readonly operation: string
  readonly text: string
  readonly minDurationMs: number
  /** Only traces with a span that failed. */
  readonly errors: boolean
  /** The most traces that are listed. */
  readonly limit: number
}

const defaultLimit = 100
const mostLimit = 1_000
const longestText = 1_000

/** @throws BadRequest */
export function parseListFilters(parameters: URLSearchParams): ListFilters {
  return {
    service: parameters.get('service') ?? '',
    operation: parameters.get('operation') ?? '',
    text: textOf(parameters),
    minDurationMs: minDurationOf(parameters),
    errors: errorsOf(parameters),
    limit: limitOf(parameters),
  }
}

function textOf(parameters: URLSearchParams): string {
  const { name, value } = firstOf(parameters, 'text') ?? { name: '', value: '' }
  if (value.length > longestText)
    throw malformedParameter(name, value, `a text of at most ${longestText} characters`)
  return value
}

function minDurationOf(parameters: URLSearchParams): number {
  const given = firstOf(parameters, 'minDurationMs')
  if (!given) return 0
  if (!/^\d+(?:\.\d+)?$/.test(given.value))
    throw malformedParameter(given.name, given.value, 'a number of milliseconds')
  return Number(given.value)
}

function errorsOf(parameters: URLSearchParams): boolean {
  const given = firstOf(parameters, 'errors')
  if (given && given.value !== 'true' && given.value !== 'false')
    throw malformedParameter(given.name, given.value, 'true or false')
  return given?.value === 'true'
}

function limitOf(parameters: URLSearchParams): number {
  const given = firstOf(parameters, 'limit')
  if (!given) return defaultLimit
  const limit = /^\d{1,9}$/.test(given.value) ? Number(given.value) : 0
  if (limit < 1 || limit > mostLimit)
    throw malformedParameter(given.name, given.value, `an integer from 1 to ${mostLimit}`)
  return limit
}
