// node scripts/variables-table.js: writes the tables of variables in README.md anew, from the specs of the packages (built before).
const { readFileSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')

const readme = join(__dirname, '..', 'README.md')

/** The README with its tables, between the markers, made from these rows: { group: SpecRow[] }. */
function withTables(text, groups) {
  return Object.entries(groups).reduce((result, [group, rows]) => {
    const [start, end] = [`<!-- variables: ${group} -->`, `<!-- end of variables: ${group} -->`]
    const from = result.indexOf(start)
    const to = result.indexOf(end)
    if (from === -1 || to === -1) throw new Error(`README.md: no "${start}" followed by "${end}"`)
    return `${result.slice(0, from + start.length)}\n${table(rows)}\n${result.slice(to)}`
  }, text)
}

function table(rows) {
  const cells = rows.map((row) => [`\`${row.name}\``, row.default, row.description].map(cell).join(' | '))
  return ['| variable | default | meaning |', '|---|---|---|', ...cells.map((line) => `| ${line} |`)].join(
    '\n',
  )
}

const cell = (text) => text.replaceAll('|', '\\|')

/** The library's variables: those most people meet, and the rest of OpenTelemetry's. */
function groupsOf({ librarySpecs, specTable, mainVariables }) {
  const rows = specTable(librarySpecs)
  return {
    main: mainVariables.map((name) => rows.find((row) => row.name === name) ?? fail(name)),
    more: rows.filter((row) => !mainVariables.includes(row.name)),
  }
}

function fail(name) {
  throw new Error(`variables-table: no package declares ${name}`)
}

const mainVariables = [
  ...[
    'LOG_LEVEL',
    'LOG_FORMAT',
    'LOG_REDACT',
    'LOG_REDACT_EMAIL',
    'LOG_MAX_LINE_BYTES',
    'LOG_CAPTURE_CONSOLE',
    'LOG_FILE',
    'LOG_FILE_SIZE',
    'LOG_FILE_INTERVAL',
    'LOG_FILE_KEEP',
    'LOG_BUFFER',
    'LOG_BUFFER_SLOW_MS',
    'DEBUG_TOKEN',
    'ADMIN_TOKEN',
  ],
  ...['OTEL_SERVICE_NAME', 'REVISION', 'APP_ENV', 'NODE_ENV'],
  ...['OTEL_TRACES_EXPORTER', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_JAEGER_ENDPOINT'],
  ...[
    'OTEL_TRACES_SAMPLER',
    'OTEL_TRACES_SAMPLER_ARG',
    'TRACE_TRUST_INCOMING',
    'TRACE_PROPAGATE_TO',
    'JAEGER_UI_URL',
  ],
  ...['OTEL_METRICS_EXPORTER', 'OTEL_EXPORTER_PROMETHEUS_HOST', 'OTEL_EXPORTER_PROMETHEUS_PORT'],
  ...['AWS_EMF_NAMESPACE', 'METRICS_EMF_DIMENSIONS'],
  ...['HEALTH_DETAILS', 'HEALTH_TIMEOUT_MS', 'HEALTH_CACHE_MS', 'SHUTDOWN_DRAIN_MS', 'SHUTDOWN_TIMEOUT_MS'],
]

module.exports = { withTables, groupsOf, mainVariables, readme }

if (require.main === module) {
  const { librarySpecs } = require('../packages/observability')
  const { specTable } = require('../packages/config')
  writeFileSync(
    readme,
    withTables(readFileSync(readme, 'utf8'), groupsOf({ librarySpecs, specTable, mainVariables })),
  )
}
