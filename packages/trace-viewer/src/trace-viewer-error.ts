/** Why the trace viewer could not be started. */
export class TraceViewerError extends Error {
  override readonly name = 'TraceViewerError'

  constructor(
    message: string,
    /** `ERR_TRACE_VIEWER_PORT`: a port cannot be had. `ERR_TRACE_VIEWER_OPTIONS`: wrong options. */
    readonly code: 'ERR_TRACE_VIEWER_PORT' | 'ERR_TRACE_VIEWER_OPTIONS',
  ) {
    super(message)
  }
}
