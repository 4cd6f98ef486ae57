import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Server, ServerCredentials } from '@grpc/grpc-js'

const services = {
  traces: 'trace.v1.TraceService',
  metrics: 'metrics.v1.MetricsService',
  logs: 'logs.v1.LogsService',
}

export interface TemporaryFiles {
  /** Writes a file and says its path. */
  write(name: string, text: string): string
  /** Makes a self-signed certificate for 127.0.0.1. */
  certificate(name: string): PemFiles
  remove(): void
}

/** Paths. */
export interface PemFiles {
  readonly cert: string
  readonly key: string
}

export function temporaryFiles(): TemporaryFiles {
  const folder = mkdtempSync(join(tmpdir(), 'otlp-grpc-'))
  return {
    write(name, text) {
      const path = join(folder, name)
      writeFileSync(path, text)
      return path
    },
    certificate(name) {
      const [key, cert] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)]
      const args = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=${name} -addext subjectAltName=IP:127.0.0.1`
      execFileSync('openssl', [...args.split(' '), '-keyout', key, '-out', cert], { stdio: 'pipe' })
      return { cert, key }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export interface GrpcCollectorOptions {
  /** What the server shows; without, it takes no TLS. */
  readonly server?: PemFiles
  /** Path of the only client certificate that it takes. */
  readonly client?: string
}

/** A collector for OTLP by gRPC that keeps the headers of each call. */
export async function grpcCollector({ server: pem, client }: GrpcCollectorOptions = {}) {
  const calls: Record<string, unknown>[] = []
  const server = new Server()
  for (const service of Object.values(services)) {
    const path = `/opentelemetry.proto.collector.${service}/Export`
    const plain = (bytes: Buffer) => bytes
    const definition = {
      path,
      requestStream: false,
      responseStream: false,
      requestSerialize: plain,
      requestDeserialize: plain,
      responseSerialize: plain,
      responseDeserialize: plain,
    } as const
    server.addService(
      { export: definition },
      {
        export: (
          call: { metadata: { getMap(): Record<string, unknown> } },
          done: (error: object | null, answer: Buffer) => void,
        ) => {
          calls.push(call.metadata.getMap())
          done(null, Buffer.alloc(0))
        },
      },
    )
  }
  const credentials = pem
    ? ServerCredentials.createSsl(
        client === undefined ? null : readFileSync(client),
        [{ private_key: readFileSync(pem.key), cert_chain: readFileSync(pem.cert) }],
        client !== undefined,
      )
    : ServerCredentials.createInsecure()
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', credentials, (error, bound) => (error ? reject(error) : resolve(bound)))
  })
  return {
    url: `${pem ? 'https' : 'http'}://127.0.0.1:${port}`,
    calls,
    close: () => server.forceShutdown(),
  }
}
