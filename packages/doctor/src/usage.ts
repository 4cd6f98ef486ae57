import { specTable } from '@voluntarily/config'
import { doctorSpecs } from './settings'

const named = [
  'OTEL_TRACES_EXPORTER',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_PROTOCOL',
  'JAEGER_UI_URL',
]

/** What --help prints; the variables come from their specs. */
export function usage(): string {
  const rows = specTable(doctorSpecs).filter(({ name }) => named.includes(name))
  const variables = rows.map((row) => `  ${row.name.padEnd(28)} ${row.description} (${row.default})`)
  return `voluntarily-doctor: does a span of this service arrive in Jaeger?

Sends one span with the settings in the environment, looks for it in Jaeger's query API, and names what is wrong when it is not there. Run it where
the service runs: the same container, the same variables. It downloads nothing.

  --timeout S     seconds for all of it; default: 10
  --json          one JSON object, at the end
  -h, --help      this text
  -v, --version   its version

Exit code:
  0   the span arrived
  1   a fault was found, and the variable to change is named
  2   the span was sent, and nobody can tell from here whether it arrived

Environment: that of the service, among others
${variables.join('\n')}
`
}
