import { parseArgs } from 'node:util'
import { ConfigError } from '@voluntarily/config'
import { startTraceViewer } from './start-trace-viewer'
import { TraceViewerError } from './trace-viewer-error'
import { usage } from './usage'

const options = {
  port: { type: 'string' },
  'otlp-port': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const

// Nobody reads what it says any more, as behind `| head -1`: no reason to end.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

void main()

async function main(): Promise<void> {
  try {
    const { values } = parseArgs({ options })
    if (values.help) process.stdout.write(usage())
    else if (values.version) process.stdout.write(`${require('../package.json').version}\n`)
    else await run(numberOf(values.port), numberOf(values['otlp-port']))
  } catch (error) {
    process.stderr.write(`voluntarily-traces: ${reasonOf(error)}\n`)
    process.exitCode = 1
    if (process.connected) process.disconnect()
  }
}

async function run(port: number | undefined, otlpPort: number | undefined): Promise<void> {
  const viewer = await startTraceViewer({
    ...(port !== undefined && { port }),
    ...(otlpPort !== undefined && { otlpPort }),
  })
  const end = () => void viewer.shutdown().then(() => process.exit(0))
  process.once('SIGTERM', end)
  if (process.send) {
    // Started by another program: ends with it. Ctrl-C goes to both, and the last spans come after it.
    process.on('SIGINT', () => {})
    process.once('disconnect', end)
    // It may have ended meanwhile; with a callback, that is no error here.
    if (process.connected) process.send({ url: viewer.url, otlpUrl: viewer.otlpUrl }, () => {})
    else end()
  } else {
    process.once('SIGINT', end)
    process.stdout.write(
      `traces: ${viewer.url} (spans are received at ${viewer.otlpUrl}, OTLP over HTTP); Ctrl-C ends it\n`,
    )
  }
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : /^\d+$/.test(text) ? Number(text) : Number.NaN
}

/** The message for what a person can mend, the stack for a fault of ours. */
function reasonOf(error: unknown): string {
  if (error instanceof TraceViewerError || error instanceof ConfigError) return error.message
  const { code, message, stack } = error as NodeJS.ErrnoException
  return code?.startsWith('ERR_PARSE_ARGS_') ? `${message} (--help shows what there is)` : `${stack}`
}
