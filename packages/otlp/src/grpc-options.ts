import { createRequire } from 'node:module'
import type { OtlpSettings } from './otlp-settings'
import { readCertificates } from './read-certificates'

interface Metadata {
  set(name: string, value: string): void
}
type Pem = Buffer | null
interface GrpcModule {
  readonly Metadata: new () => Metadata
  readonly credentials: { createSsl(ca: Pem, key: Pem, cert: Pem): object }
}

/** Options of OpenTelemetry's OTLP exporters for gRPC, and of no other. */
export interface GrpcOptions {
  readonly metadata: object
  readonly credentials?: object
}

/**
 * Headers and certificates for an OTLP exporter of OpenTelemetry's (gRPC), which by itself reads the variables only, and not the files that NAME_FILE
 * names. With https, the certificates are read here. A client certificate without its key, or a key without its certificate, is left out.
 * @param exporter the file that the exporter is loaded from, as `require.resolve` says it: gRPC has to be the very copy that it uses
 * @throws when a certificate's file cannot be read, or a header cannot be sent by gRPC
 */
export function grpcOptions(
  { url, headers, certificates }: Pick<OtlpSettings, 'url' | 'headers' | 'certificates'>,
  exporter: string,
): GrpcOptions {
  const base = createRequire(exporter).resolve('@opentelemetry/otlp-grpc-exporter-base')
  const { Metadata, credentials }: GrpcModule = createRequire(base)('@grpc/grpc-js')
  const metadata = new Metadata()
  for (const [name, value] of Object.entries(headers)) setHeader(metadata, name, value)
  if (!/^https:/i.test(url)) return { metadata }
  const { ca = null, key, cert } = readCertificates(certificates)
  const client = key && cert ? { key, cert } : { key: null, cert: null }
  return { metadata, credentials: credentials.createSsl(ca, client.key, client.cert) }
}

function setHeader(metadata: Metadata, name: string, value: string): void {
  try {
    metadata.set(name, value)
  } catch {
    // what it throws shows the value, or what stands in the place of a name: either may be a secret
    const header = /^[\w.-]+$/.test(name) ? `the header ${name}` : 'a header with such a name'
    throw new Error(
      `${header} cannot be sent by gRPC, which takes printable ASCII, and letters, digits, _, . and - in a name that does not end in -bin`,
    )
  }
}
