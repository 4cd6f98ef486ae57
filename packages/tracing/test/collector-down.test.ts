import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { fixtures, runChild } from './support/run-child'
import { serve } from './support/serve'

interface Result {
  readonly tookMs: number
  readonly received: number
  readonly lines: { level: string; message: string; fields: Record<string, unknown> }[]
}

async function run(script: string, args: string[], env: Record<string, string> = {}) {
  const child = await runChild(join(fixtures, script), { args, env })
  return { ...(child.result as Result), code: child.code, err: child.err, ms: child.ms }
}

async function freePort(): Promise<string> {
  const { url, close } = await serve(() => {})
  await close()
  return new URL(url).port
}

const ways = [
  ['otlp', '', '/v1/traces'],
  ['jaeger', '/api/traces', ''],
] as const

describe.each(ways)('given no collector for %s', (exporter, path, added) => {
  test('when exports fail and then succeed, then one line says each, with what was lost', async () => {
    const port = await freePort()
    const address = `http://127.0.0.1:${port}${path}`
    const { lines, received, err } = await run('collector-goes-and-comes.js', [exporter, address, port], {
      // so short that nothing is sent again
      OTEL_EXPORTER_OTLP_TIMEOUT: '700',
    })

    expect(err).toBe('')
    expect(received).toBe(2)
    expect(lines).toEqual([
      {
        level: 'warn',
        message: `traces cannot be sent to ${address}${added}; the app goes on without them`,
        fields: expect.objectContaining({
          reason: expect.stringContaining('ECONNREFUSED'),
          remedy: expect.stringContaining('docker run'),
        }),
      },
      {
        level: 'info',
        message: `traces are sent to ${address}${added} again`,
        fields: expect.objectContaining({ lostSpans: 2 }),
      },
    ])
  })

  test('when tracing is shut down, then it is quick, and the process ends by itself soon after', async () => {
    const { tookMs, code, ms } = await run('span-and-shutdown.js', [
      exporter,
      `http://127.0.0.1:${await freePort()}${path}`,
    ])

    expect(code).toBe(0)
    expect(tookMs).toBeLessThan(1500)
    expect(ms).toBeLessThan(4000)
  })
})

describe.each(ways)('given a collector for %s that never answers', (exporter, path) => {
  test('when tracing is shut down, then it takes no longer than it may, and the process ends by itself soon after', async () => {
    const stuck = await serve(() => {})
    const { tookMs, lines, code, ms } = await run('span-and-shutdown.js', [exporter, stuck.url + path, '500'])
    await stuck.close()

    expect(code).toBe(0)
    expect(tookMs).toBeGreaterThan(450)
    expect(tookMs).toBeLessThan(2000)
    expect(ms).toBeLessThan(4000)
    expect(lines.map(({ message }) => message)).toContain(
      'sending the last spans took longer than 500 ms and was given up',
    )
  })
})

test('given a collector that refuses, when spans are sent, then the line says with what', async () => {
  const refusing = await serve((req, res) => void req.resume().on('end', () => res.writeHead(401).end()))
  const { lines } = await run('span-and-shutdown.js', ['otlp', refusing.url])
  await refusing.close()

  expect(lines).toHaveLength(1)
  expect(lines[0]?.fields).toMatchObject({ reason: 'Unauthorized' })
})

test('given a collector for gRPC that never answers, when tracing is shut down, then the process ends long before the call does', async () => {
  const silent = createServer((socket) => void socket.on('error', () => {})).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  const { code, ms } = await run('span-and-shutdown.js', ['otlp', `http://127.0.0.1:${port}`, '500'], {
    OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
    OTEL_EXPORTER_OTLP_TIMEOUT: '20000',
  })
  silent.close()

  expect(code).toBe(0)
  expect(ms).toBeLessThan(10_000)
}, 30_000)
