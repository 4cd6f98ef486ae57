import type { Request } from 'express'

/** The parameters behind the question mark. */
export function queryParameters(request: Request): URLSearchParams {
  const { originalUrl } = request
  const start = originalUrl.indexOf('?')
  return new URLSearchParams(start === -1 ? '' : originalUrl.slice(start))
}

/** A parameter that was given, by the name that was used for it. */
export interface Parameter {
  readonly name: string
  readonly value: string
}

/** The first of these names that has a value; an empty one counts as not given. */
export function firstOf(parameters: URLSearchParams, ...names: string[]): Parameter | undefined {
  for (const name of names) {
    const value = parameters.get(name)
    if (value) return { name, value }
  }
  return undefined
}
