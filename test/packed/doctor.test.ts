import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { appFolder, servers } from './apps'

let jaeger: Server
let url: string

/** Takes spans, and has every trace that it is asked for. */
beforeAll(async () => {
  jaeger = createServer((req, res) => {
    req.resume()
    if (req.method === 'POST') res.writeHead(200, { 'content-type': 'application/x-protobuf' }).end()
    else res.end('{"data":[{"spans":[{}]}],"errors":null}')
  }).listen(0, '127.0.0.1')
  await once(jaeger, 'listening')
  url = `http://127.0.0.1:${(jaeger.address() as AddressInfo).port}`
})

afterAll(() => jaeger.close())

function runDoctor(app: (typeof servers)[number], env: Record<string, string>) {
  const cwd = appFolder(app)
  const command = join(cwd, 'node_modules/.bin/voluntarily-doctor')
  return new Promise<{ code: unknown; out: string; err: string }>((resolve) => {
    execFile(command, { cwd, env: { PATH: process.env.PATH, ...env } }, (error, out, err) =>
      resolve({ code: error?.code ?? 0, out, err }),
    )
  })
}

describe.each(servers)('given %s, installed from the tarballs', (app) => {
  test('when its voluntarily-doctor is run and all is well, then the span arrives under its name, exit code 0', async () => {
    const { code, out, err } = await runDoctor(app, { OTEL_EXPORTER_OTLP_ENDPOINT: url, JAEGER_UI_URL: url })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^ok +settings: .*; the service is packed-\S+$/m)
    expect(out).toMatch(/^ok +probe span: accepted, trace [0-9a-f]{32}$/m)
    expect(out).toMatch(/^ok +read back: in Jaeger after \d+ ms: http/m)
    expect(out).toMatch(/\narrived: .*\n$/)
  })

  test('when its voluntarily-doctor is run with spans by gRPC to a port for HTTP, then it names the variable, exit code 1', async () => {
    const { code, out, err } = await runDoctor(app, {
      OTEL_EXPORTER_OTLP_ENDPOINT: url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
    })
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(out).toMatch(
      /^failed +probe span: .* speaks HTTP\/1.1, not gRPC\n +set OTEL_EXPORTER_OTLP_PROTOCOL=http\/protobuf/m,
    )
  })
})
