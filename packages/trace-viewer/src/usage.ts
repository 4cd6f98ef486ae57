import { specTable } from '@voluntarily/config'
import { traceViewerSpecs } from './settings'

/** What --help prints; the variables come from their specs. */
export function usage(): string {
  const rows = specTable(traceViewerSpecs)
  const variables = rows.map((row) => `  ${row.name.padEnd(28)} ${row.description} (${row.default})`)
  return `voluntarily-traces: a stand-in for Jaeger while developing

Receives spans and log records (OTLP over HTTP), keeps the newest in memory, and shows them on a page.
It listens on this machine only.

  --port N        port of the page; default: TRACE_VIEWER_PORT
  --otlp-port N   port for OTLP over HTTP; default: TRACE_VIEWER_OTLP_PORT
  -h, --help      this text
  -v, --version   its version

Environment:
${variables.join('\n')}
`
}
