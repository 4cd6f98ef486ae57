import { readFileSync } from 'node:fs'
import type { OtlpCertificates } from './otlp-settings'

type Part = 'ca' | 'cert' | 'key'

const sharedVariables: Readonly<Record<Part, string>> = {
  ca: 'OTEL_EXPORTER_OTLP_CERTIFICATE',
  cert: 'OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE',
  key: 'OTEL_EXPORTER_OTLP_CLIENT_KEY',
}

/** A PEM file cannot be read. The message names it and the variable that does. */
export class CertificateError extends Error {
  constructor(
    message: string,
    readonly variable: string,
  ) {
    super(message)
  }
}

/**
 * What is in the PEM files.
 * @throws CertificateError
 */
export function readCertificates(certificates: OtlpCertificates): Readonly<Record<Part, Buffer | undefined>> {
  const { variables = sharedVariables } = certificates
  const read = (part: Part) => {
    const path = certificates[part]
    return path === undefined ? undefined : readPem(path, variables[part])
  }
  return { ca: read('ca'), cert: read('cert'), key: read('key') }
}

function readPem(path: string, variable: string): Buffer {
  // somebody has put the key itself there, which no log may show
  if (path.includes('-----BEGIN') || path.includes('\n'))
    throw new CertificateError(`${variable} must be the path of a PEM file, not what is in one`, variable)
  try {
    return readFileSync(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new CertificateError(`the file that ${variable} names cannot be read (${code}): ${path}`, variable)
  }
}
