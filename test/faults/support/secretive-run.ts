import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePorts } from '../../support/free-ports'
import { type ServerProcess, startServer } from '../../support/server-process'
import { ask } from './ask'
import { requestsWithSecrets } from './requests-with-secrets'
import { newSecret, newSetting, objectKinds, type Planted, textKinds } from './secret-kinds'
import { startTellingSink } from './telling-sink'

const fixture = join(__dirname, '../fixtures/secretive.js')
/** Places that the fixture fills when it is asked for them, beside those that it names itself. */
const askedPlaces = ['thrown', 'thrown text', 'late rejection', 'crash', 'health check'] as const
const objectPlaces = /object$|object in the message$|error fields$/

/** A secret, where it is put and as what. */
export interface Row extends Planted {
  readonly place: string
  readonly kind: string
}

/** What a process has told, by where it was told, and what went through it. */
export interface Told {
  readonly rows: readonly Row[]
  /** What is no secret, one in each place: it has to arrive. */
  readonly harmless: readonly Row[]
  readonly outputs: Readonly<Record<string, string>>
}

/** Has a process with everything on put secrets of every kind in every place, and collects all that it tells to anybody. */
export async function tellSecrets(
  folder: string,
  places: readonly string[],
  environment: Record<string, string>,
): Promise<Told> {
  const file = join(folder, 'planted.json')
  const rows = plant([...places, ...askedPlaces])
  const harmless = [...places, ...askedPlaces].map(plantHarmless)
  const planted: Record<string, Row[]> = {}
  for (const row of [...rows, ...harmless]) planted[row.place] = [...(planted[row.place] ?? []), row]
  writeFileSync(file, JSON.stringify(planted))
  const settings = rows.filter(({ kind }) => kind === 'setting').map(({ secret }) => secret)
  const known = newSecrets('DEBUG_TOKEN', 'ADMIN_TOKEN', 'API_PASSWORD', 'mongo', 'collector')
  const sink = await startTellingSink()
  const [port] = await freePorts(1)
  let stdout = ''
  const app = await startServer(fixture, {
    onStdout: (text) => {
      stdout += text
    },
    env: {
      ...everythingOn,
      PLANTED_FILE: file,
      SINK_URL: sink.url,
      SECRET_SETTINGS: JSON.stringify(settings),
      DEBUG_TOKEN: known.DEBUG_TOKEN,
      ADMIN_TOKEN: known.ADMIN_TOKEN,
      API_PASSWORD: known.API_PASSWORD,
      MONGODB_URI: `mongodb://vly:${known.mongo}@db/vly`,
      OTEL_EXPORTER_PROMETHEUS_HOST: '127.0.0.1',
      OTEL_EXPORTER_PROMETHEUS_PORT: String(port),
      OTEL_EXPORTER_OTLP_ENDPOINT: sink.url,
      OTEL_EXPORTER_JAEGER_ENDPOINT: `${sink.url}/api/traces`,
      OTEL_EXPORTER_OTLP_HEADERS: `authorization=Bearer%20${known.collector}`,
      ...environment,
    },
  })
  const outputs: Record<string, string> = {}
  const get = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(app.url + path, init)
    outputs['response headers'] = `${outputs['response headers'] ?? ''}${headersOf(answer)}\n`
    return answer.text()
  }
  await Promise.all(places.map((place) => get(`/run/${encodeURIComponent(place)}`)))
  for (const at of planted.thrown?.keys() ?? []) {
    // an error after the answer has Express close the connection
    const late = get(`/late/${at}`, { headers: { connection: 'close' } })
    await Promise.all([get(`/thrown/${at}`), get(`/thrown-text/${at}`), late])
  }
  const sent = newSecrets(
    'header',
    'cookie',
    'key',
    'query',
    'code',
    'agent',
    'id',
    'baggage',
    'path',
    'body',
  )
  for (const [path, init] of requestsWithSecrets(sent)) await get(path, init)
  await get('/asked', { headers: { 'x-debug-token': known.DEBUG_TOKEN } })
  await get('/admin/loglevel', { headers: { authorization: `Bearer ${sent.header}` } })
  outputs['/admin'] = await get('/admin/loglevel', {
    headers: { authorization: `Bearer ${known.ADMIN_TOKEN}` },
  })
  outputs['/ready'] = await get('/ready')
  outputs['/health'] = await get('/health')
  if (environment.OTEL_METRICS_EXPORTER?.includes('prometheus'))
    outputs.Prometheus = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  await get('/crash').catch(() => {})
  await app.exit()
  await sink.close()

  // what the app itself asks for is its own affair, what is said of it is not
  for (const [path, text] of Object.entries(sink.told)) if (!isOwn(path)) outputs[path] = text
  if (environment.LOG_FILE) outputs.LOG_FILE = readFileSync(environment.LOG_FILE, 'utf8')
  Object.assign(outputs, { stdout, stderr: app.stderr() })
  const others = Object.entries({ ...known, ...sent }).map(
    ([kind, secret]): Row => ({ place: 'from outside', kind, secret, given: '' }),
  )
  return { rows: [...rows, ...others], harmless, outputs }
}

const everythingOn = {
  LOG_CAPTURE_CONSOLE: 'true',
  HEALTH_DETAILS: 'always',
  JAEGER_UI_URL: 'http://localhost:16686',
  OTEL_TRACES_EXPORTER: 'otlp',
  OTEL_BSP_MAX_QUEUE_SIZE: '20000',
  OTEL_BSP_SCHEDULE_DELAY: '200',
  OTEL_METRIC_EXPORT_INTERVAL: '1000',
  OTEL_METRIC_EXPORT_TIMEOUT: '900',
  SHUTDOWN_DRAIN_MS: '0',
}

/** The places that the fixture can put something in. */
export async function placesOfFixture(folder: string): Promise<string[]> {
  const file = join(folder, 'none.json')
  writeFileSync(file, '{}')
  const app: ServerProcess = await startServer(fixture, { env: { PLANTED_FILE: file, NODE_ENV: 'test' } })
  const places = await ask<string[]>(app, 'places')
  app.kill('SIGKILL')
  return places
}

/** Every kind in every place, each with a secret of its own, and the literal value of a setting in every place. */
function plant(places: readonly string[]): Row[] {
  return places.flatMap((place) => {
    const isObject = objectPlaces.test(place)
    const rows = Object.entries(isObject ? objectKinds : textKinds).map(([kind, make]) => {
      const secret = newSecret()
      return { place, kind, secret, given: make(secret) }
    })
    const setting = newSetting()
    const given = isObject ? { note: `it is ${setting}` } : `the value is ${setting} here`
    return [...rows, { place, kind: 'setting', secret: setting, given }]
  })
}

function plantHarmless(place: string): Row {
  const secret = `plain${randomBytes(8).toString('hex')}`
  return { place, kind: 'harmless', secret, given: objectPlaces.test(place) ? { note: secret } : secret }
}

function newSecrets<Name extends string>(...names: Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, newSecret()])) as Record<Name, string>
}

// a request's own id goes back to who sent it
function headersOf({ headers }: Response): string {
  return JSON.stringify([...headers].filter(([name]) => name !== 'x-request-id'))
}

function isOwn(path: string): boolean {
  return path.startsWith('/called') || path.startsWith('/fetched')
}
