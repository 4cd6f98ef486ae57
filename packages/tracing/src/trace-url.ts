/**
 * The address of a trace in Jaeger's UI, or the trace viewer's: `http://localhost:16686/trace/4bf92f35…`.
 * @param traceId 32 hexadecimal digits
 * @param uiBase where the UI is, for example `http://localhost:16686`, with or without a path and a slash at its end
 */
export function traceUrl(traceId: string, uiBase: string): string {
  return `${uiBase.replace(/\/+$/, '')}/trace/${traceId}`
}
