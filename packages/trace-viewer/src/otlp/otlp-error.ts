/** A request that is not taken, with what is wrong and where. */
export class OtlpError extends Error {
  override readonly name = 'OtlpError'

  constructor(
    message: string,
    /** Of the answer. */
    readonly status: 400 | 404 | 405 | 413 | 415 = 400,
  ) {
    super(message)
  }
}

/** What a client sent comes back in an answer, but not all of it. */
export function cut(text: string, longest = 200): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
