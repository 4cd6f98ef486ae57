/** Options that are wrong: every one of them is in the message. */
export class MetricsOptionsError extends Error {
  override readonly name = 'MetricsOptionsError'

  /** @param code ERR_METRICS_NAME for a metric's name, ERR_METRICS_OPTIONS for everything else */
  constructor(
    message: string,
    readonly code: 'ERR_METRICS_OPTIONS' | 'ERR_METRICS_NAME' = 'ERR_METRICS_OPTIONS',
  ) {
    super(message)
  }
}
