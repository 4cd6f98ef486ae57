interface ErrorLike {
  readonly message: string
  readonly name?: unknown
  readonly code?: unknown
  readonly errors?: unknown
}

/**
 * What an error says. Node says a connection that no address of a host took as an AggregateError without a message: then it is what each of its errors
 * says. One that says nothing is called by its code or its name.
 */
export function errorMessage(error: ErrorLike): string {
  const { message, name, code, errors } = error
  if (message) return message
  const inner = Array.isArray(errors) ? errors.map((one) => one?.message).filter(Boolean) : []
  return inner.join(', ') || String(code ?? name ?? 'Error')
}
