import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { freePort } from '../../../test/support/free-ports'
import { listenForGrpc } from './support/fake-grpc'
import { fakeJaeger, listen } from './support/fake-jaeger'
import { diagnose, runDoctor } from './support/run-doctor'

const unauthenticated = 16
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A proxy that lets through what asks for it, or refuses all. @returns its address */
async function startProxy({ refuses = false } = {}): Promise<string> {
  const proxy = createServer().on('connect', ({ url = '' }, socket) => {
    socket.on('error', () => {})
    if (refuses) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
      return
    }
    const { hostname, port } = new URL(`http://${url}`)
    const through = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      through.pipe(socket).pipe(through)
    })
    through.on('error', () => socket.destroy())
    socket.once('close', () => through.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  closing.push(() => proxy.close())
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
}

async function byGrpc(url: string): Promise<Record<string, string>> {
  return {
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
    JAEGER_UI_URL: (await listen(fakeJaeger())).url,
  }
}

test('given gRPC through a proxy, when it lets spans through, then it says so, and that metrics are not tried', async () => {
  const { url } = await listenForGrpc()
  const { exitCode, steps } = await diagnose({
    ...(await byGrpc(url)),
    http_proxy: await startProxy(),
    OTEL_METRICS_EXPORTER: 'otlp',
  })
  expect(exitCode).toBe(0)
  expect(steps.filter(({ state }) => state === 'note')).toEqual([
    expect.objectContaining({
      name: 'connection',
      text: expect.stringContaining('proxy that http_proxy names'),
    }),
    expect.objectContaining({ name: 'metrics', text: expect.stringContaining('not tried') }),
  ])
})

test('given a proxy for gRPC that is not there, when its address holds a password, then it names the address without it', async () => {
  const { url } = await listenForGrpc()
  const port = await freePort()
  const { code, out, err } = await runDoctor({
    ...(await byGrpc(url)),
    https_proxy: `http://user:hunter2-of-the-proxy@127.0.0.1:${port}`,
    NO_PROXY: 'localhost,127.0.0.1',
  })
  expect(code).toBe(1)
  expect(out).toContain(`the proxy that https_proxy names: 127.0.0.1:${port} is not reached (ECONNREFUSED)`)
  expect(out).toContain('add 127.0.0.1 to no_proxy, in small letters, as gRPC reads no NO_PROXY')
  expect(out + err).not.toContain('hunter2')
})

test('given a proxy for gRPC that refuses, when it is asked, then it names the proxy', async () => {
  const { url } = await listenForGrpc()
  const { code, out } = await runDoctor({
    ...(await byGrpc(url)),
    grpc_proxy: await startProxy({ refuses: true }),
  })
  expect(code).toBe(1)
  expect(out).toMatch(
    /the proxy that grpc_proxy names: 127\.0\.0\.1:\d+ is open, and no span gets through it/,
  )
  expect(out).not.toContain('undefined')
})

test('given a collector behind a proxy that refuses the key, when it is asked, then it names the headers, not the proxy', async () => {
  const { url } = await listenForGrpc(() => unauthenticated)
  const { exitCode, faults } = await diagnose({ ...(await byGrpc(url)), http_proxy: await startProxy() })
  expect(exitCode).toBe(1)
  expect(faults).toMatchObject([{ name: 'probe span', variable: 'OTEL_EXPORTER_OTLP_HEADERS' }])
})

test.each<[string, Record<string, string>]>([
  ['a range of addresses leaves out the host', { http_proxy: 'http://127.0.0.1:9', no_proxy: '127.0.0.0/8' }],
  ['the proxy is of a kind that gRPC does not know', { http_proxy: 'socks5://127.0.0.1:9' }],
])('given that %s, when it is asked, then the connection is a direct one', async (_what, proxies) => {
  const { url } = await listenForGrpc()
  const env = { ...(await byGrpc(url)), ...proxies }
  const { code, out } = await runDoctor(env)
  expect(code).toBe(0)
  expect(out).toMatch(/^ok +connection: 127\.0\.0\.1:\d+ is open$/m)
})
