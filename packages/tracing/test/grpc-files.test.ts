import { join } from 'node:path'
import { grpcCollector, temporaryFiles } from '../../otlp/test/support/grpc-collector'
import { fixtures, runChild } from './support/run-child'

const files = temporaryFiles()
const server = files.certificate('server')
const client = files.certificate('client')
afterAll(() => files.remove())

interface Result {
  readonly lines: { message: string; fields: Record<string, string> }[]
}

async function send(url: string, env: Record<string, string>) {
  const { code, result } = await runChild(join(fixtures, 'span-and-shutdown.js'), {
    args: ['otlp', url],
    env: { OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc', ...env },
  })
  return { code, lines: (result as Result).lines }
}

test('given headers in a file, when spans go by gRPC, then the collector gets them', async () => {
  const collector = await grpcCollector()
  const { lines } = await send(collector.url, {
    OTEL_EXPORTER_OTLP_HEADERS_FILE: files.write('headers', 'api-key=k1,b=2\n'),
    OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'b=3',
  })
  collector.close()

  expect(lines).toEqual([])
  expect(collector.calls).toEqual([expect.objectContaining({ 'api-key': 'k1', b: '3' })])
})

test('given paths of certificates in files, when spans go by gRPC to a collector that asks for them, then it takes them', async () => {
  const collector = await grpcCollector({ server, client: client.cert })
  const { lines } = await send(collector.url, {
    OTEL_EXPORTER_OTLP_CERTIFICATE_FILE: files.write('authority', server.cert),
    OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE_FILE: files.write('certificate', client.cert),
    OTEL_EXPORTER_OTLP_CLIENT_KEY_FILE: files.write('key', client.key),
  })
  collector.close()

  expect(lines).toEqual([])
  expect(collector.calls).toHaveLength(1)
})

test('given a certificate that is not there, when spans go by gRPC, then one line at the start and one at the first export say which, and the app goes on', async () => {
  const collector = await grpcCollector({ server })
  const { code, lines } = await send(collector.url, { OTEL_EXPORTER_OTLP_CERTIFICATE: '/nowhere/ca.pem' })
  collector.close()

  expect(code).toBe(0)
  expect(lines.map(({ message, fields }) => fields.reason ?? message)).toEqual([
    'OTEL_EXPORTER_OTLP_CERTIFICATE names a file that cannot be read (ENOENT): set it to a PEM file',
    'the file that OTEL_EXPORTER_OTLP_CERTIFICATE names cannot be read (ENOENT): /nowhere/ca.pem',
  ])
})
