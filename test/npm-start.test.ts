import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePorts } from './support/free-ports'

const running = new Set<ChildProcess>()

afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
})

/** What `npm start` runs once everything is built. */
async function start(env: Record<string, string> = {}) {
  const [port, viewerPort, otlpPort] = (await freePorts(3)).map(String) as [string, string, string]
  const child = spawn(process.execPath, [path.join(__dirname, '../scripts/start.js')], {
    env: {
      PATH: process.env.PATH,
      LOG_FORMAT: 'json',
      PORT: port,
      TRACE_VIEWER_PORT: viewerPort,
      TRACE_VIEWER_OTLP_PORT: otlpPort,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let out = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      out += text
    })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  while (!/traces: http/.test(out)) {
    const [, gone] = await Promise.race([
      once(child.stdout, 'data').then(() => []),
      ended.then((code) => [code, true]),
    ])
    if (gone) throw new Error(`it ended:\n${out}`)
  }
  return {
    child,
    ended,
    output: () => out,
    viewerPorts: { TRACE_VIEWER_PORT: viewerPort, TRACE_VIEWER_OTLP_PORT: otlpPort },
    page: `http://localhost:${env.TRACE_VIEWER_PORT ?? viewerPort}`,
    server: `http://localhost:${port}`,
  }
}

const answers = (url: string) =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  )

async function untilGone(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (!(await answers(url))) return
    await delay(50)
  }
  throw new Error(`${url} still answers`)
}

async function untilFound(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await answers(url)) return
    await delay(100)
  }
  throw new Error(`${url} is not there`)
}

test('given nothing on the ports, when it starts, then it prints the link, and a request is a trace there', async () => {
  const { child, ended, output, page, server } = await start()
  expect(output()).toContain(`traces: ${page}`)
  const response = await fetch(`${server}/api/volunteers/7`)
  await untilFound(`${page}/api/v3/traces/${response.headers.get('x-trace-id')}`)
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(output()).toContain('shutdown: done')
  await untilGone(page)
})

test('given the link of a failed request in its log line, when it is followed, then it is the page', async () => {
  const { output, page, server } = await start()
  const response = await fetch(`${server}/fail`)
  const link = `${page}/trace/${response.headers.get('x-trace-id')}`
  while (!output().includes(link)) await delay(20)
  expect((await fetch(link)).headers.get('content-type')).toContain('text/html')
})

test('given a Jaeger on the port, when it starts, then it prints its link and starts no viewer', async () => {
  const jaeger = createServer((_req, res) => {
    res.end('{"services":[]}')
  }).listen(0, '127.0.0.1')
  await once(jaeger, 'listening')
  const port = String((jaeger.address() as AddressInfo).port)
  const [otlpPort] = (await freePorts(1)).map(String) as [string]
  const { output } = await start({ TRACE_VIEWER_PORT: port, TRACE_VIEWER_OTLP_PORT: otlpPort })
  jaeger.close()
  expect(output()).toContain(`traces: http://localhost:${port}`)
  expect(await answers(`http://localhost:${otlpPort}`)).toBe(false)
})

test('given a trace viewer on ports of its own, when a second server starts, then its spans go there as well', async () => {
  const first = await start()
  const second = await start(first.viewerPorts)
  const response = await fetch(`${second.server}/api/volunteers/7`)
  await untilFound(`${first.page}/api/v3/traces/${response.headers.get('x-trace-id')}`)
})

test('given another program on the port, when it starts, then one line says so and the server runs without a viewer', async () => {
  const other = createServer((_req, res) => {
    res.end('something else')
  }).listen(0, '127.0.0.1')
  await once(other, 'listening')
  const port = String((other.address() as AddressInfo).port)
  const { output, server } = await start({ TRACE_VIEWER_PORT: port })
  other.closeAllConnections()
  other.close()
  expect(output()).toMatch(
    new RegExp(
      `^voluntarily-traces: port ${port} is taken by .*; set TRACE_VIEWER_PORT to another one$`,
      'm',
    ),
  )
  expect((await fetch(`${server}/health`)).status).toBe(200)
})

test.each<Record<string, string>>([
  { OTEL_TRACES_EXPORTER: 'none' },
  { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' },
  { OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
])('given that spans go elsewhere with %j, when it starts, then no viewer is started', async (env) => {
  const { page } = await start(env)
  expect(await answers(page)).toBe(false)
})

test('given that the server is killed, when it is gone, then the viewer is gone as well', async () => {
  const { child, page } = await start()
  child.kill('SIGKILL')
  await untilGone(page)
})
