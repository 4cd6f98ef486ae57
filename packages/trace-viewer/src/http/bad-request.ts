/** What is asked for cannot be understood; the message says what was expected and goes out with status 400. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest'
}

/** A parameter with a wrong value. The value is shown, but not all of a long one. */
export function malformedParameter(name: string, value: string, expected: string): BadRequest {
  const shown = value.length > 100 ? `${value.slice(0, 100)}…` : value
  return new BadRequest(`malformed parameter ${name}: ${JSON.stringify(shown)} is not ${expected}`)
}
