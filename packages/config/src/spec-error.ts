/** Thrown at once by a validator whose options are wrong: a mistake in the program, not in its environment. */
export class SpecError extends TypeError {
  readonly code = 'ERR_CONFIG_SPEC'
}
