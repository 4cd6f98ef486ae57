/** Options that are wrong or do not exist: every one of them is in the message. Thrown where they are given, and never later. */
export class MetricsOptionsError extends Error {
  override readonly name = 'MetricsOptionsError'

  constructor(
    message: string,
    /** ERR_METRICS_NAME for a metric's name, ERR_METRICS_OPTIONS for everything else. */
    readonly code: 'ERR_METRICS_OPTIONS' | 'ERR_METRICS_NAME' = 'ERR_METRICS_OPTIONS',
  ) {
    super(message)
  }
}
