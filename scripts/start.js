// npm start: the example server, with a trace viewer beside it unless something listens on its ports already. The server runs in this
// very process, so that signals and the exit code are its own; the viewer ends with it.
const { spawn } = require('node:child_process')
const { once } = require('node:events')
const { runMain } = require('node:module')
const { join } = require('node:path')

const root = join(__dirname, '..')
const viewerFile = join(root, 'packages/trace-viewer/bin/voluntarily-traces.js')
const serverFile = join(root, 'examples/01-express-server/dist/server.js')
const env = process.env

/** Whether the settings send the spans where the viewer would listen. */
function wantsViewer() {
  const elsewhere = ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_CONFIG_FILE']
  const exporters = (env.OTEL_TRACES_EXPORTER || 'otlp').split(',').map((name) => name.trim())
  const protocol = env.OTEL_EXPORTER_OTLP_TRACES_PROTOCOL || env.OTEL_EXPORTER_OTLP_PROTOCOL
  return (
    exporters.includes('otlp') &&
    protocol !== 'grpc' &&
    env.OTEL_SDK_DISABLED !== 'true' &&
    !elsewhere.some((variable) => env[variable])
  )
}

/** Starts the viewer; its addresses, or undefined when it cannot run here: it has said why. */
async function startViewer() {
  const viewer = spawn(process.execPath, [viewerFile], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...env, NODE_OPTIONS: '' },
  })
  const addresses = await Promise.race([
    once(viewer, 'message').then(([message]) => message),
    once(viewer, 'exit').then(() => undefined),
  ])
  viewer.channel?.unref()
  viewer.unref()
  return addresses
}

/** The Jaeger, or trace viewer, that listens already: where its page is, and for a viewer, which has the same settings, where it takes spans. */
async function findRunning() {
  const url = `http://localhost:${env.TRACE_VIEWER_PORT || 16686}`
  try {
    const answer = await fetch(`${url}/api/v3/services`, { signal: AbortSignal.timeout(1_000) })
    if (!Array.isArray((await answer.json()).services)) return undefined
    const isViewer = answer.headers.get('server')?.startsWith('voluntarily-traces/')
    return { url, otlpUrl: isViewer && `http://localhost:${env.TRACE_VIEWER_OTLP_PORT || 4318}` }
  } catch {
    return undefined
  }
}

/** What the user has set stays as it is. */
function setDefaults(variables) {
  for (const [name, value] of Object.entries(variables)) env[name] ||= value
}

async function main() {
  if (wantsViewer()) {
    const traces = (await findRunning()) ?? (await startViewer())
    if (traces) setDefaults({ JAEGER_UI_URL: traces.url })
    if (traces?.otlpUrl) setDefaults({ OTEL_EXPORTER_OTLP_ENDPOINT: traces.otlpUrl })
    // One second between two exports, where the default is five: somebody waits for the trace.
    setDefaults({ OTEL_BSP_SCHEDULE_DELAY: '1000' })
  }
  process.argv[1] = serverFile
  runMain()
}

void main()
