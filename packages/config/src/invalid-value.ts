/** Thrown while a value is parsed, to say more than what was expected. The hint never quotes the value. */
export class InvalidValue extends Error {
  readonly hint: string | undefined

  /** @param hint what to do, a sentence */
  constructor(hint?: string) {
    super('invalid value')
    this.hint = hint
  }
}
