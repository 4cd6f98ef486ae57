/** Thrown while a value is parsed, to say more than what was expected. The hint never quotes the value. */
export class InvalidValue extends Error {
  readonly hint: string | undefined
  /** What of the value is wrong, such as entries of a list; empty: all of it. */
  readonly parts: readonly string[]

  /**
   * @param hint what to do, a sentence
   * @param parts what of the value is wrong
   */
  constructor(hint?: string, parts: readonly string[] = []) {
    super('invalid value')
    this.hint = hint
    this.parts = parts
  }
}
