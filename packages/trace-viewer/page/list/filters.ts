/** What the list is narrowed down to; kept in the query string of the page, under the names of the API. */
export interface Filters {
  readonly text: string
  readonly service: string
  readonly operation: string
  readonly minDurationMs: number
  readonly errorsOnly: boolean
  /** Longest list. */
  readonly limit: number
}

export const maxLimit = 1_000

export const noFilters: Filters = {
  text: '',
  service: '',
  operation: '',
  minDurationMs: 0,
  errorsOnly: false,
  limit: 100,
}

export function filtersFrom(search: string): Filters {
  const query = new URLSearchParams(search)
  return {
    text: query.get('text') ?? '',
    service: query.get('service') ?? '',
    operation: query.get('operation') ?? '',
    minDurationMs: within(query.get('minDurationMs'), 0, Number.MAX_SAFE_INTEGER, 0),
    errorsOnly: query.get('errors') === 'true',
    limit: Math.floor(within(query.get('limit'), 1, maxLimit, noFilters.limit)),
  }
}

/** The query string, with its question mark; empty when nothing is filtered. */
export function searchFrom(filters: Filters): string {
  const query = new URLSearchParams()
  if (filters.text) query.set('text', filters.text)
  if (filters.service) query.set('service', filters.service)
  if (filters.operation) query.set('operation', filters.operation)
  if (filters.minDurationMs > 0) query.set('minDurationMs', String(filters.minDurationMs))
  if (filters.errorsOnly) query.set('errors', 'true')
  if (filters.limit !== noFilters.limit) query.set('limit', String(filters.limit))
  const text = query.toString()
  return text && `?${text}`
}

/** Whether anything is left out because of them; the limit is no filter. */
export function isFiltered({ text, service, operation, minDurationMs, errorsOnly }: Filters): boolean {
  return Boolean(text.trim() || service || operation || minDurationMs > 0 || errorsOnly)
}

function within(text: string | null, min: number, max: number, otherwise: number): number {
  const value = text ? Number(text) : Number.NaN
  return value >= min && value <= max ? value : otherwise
}
