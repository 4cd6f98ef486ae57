import { CertificateError, readCertificates as readFiles } from '@voluntarily/otlp'
import type { Fault } from './findings'
import type { Target } from './targets'

/** Contents of the PEM files of a target. */
export type Certificates = ReturnType<typeof readFiles>

/** Reads the certificates, or says which of them cannot be read. */
export function readCertificates({ certificates }: Pick<Target, 'certificates'>): Certificates | Fault {
  try {
    return readFiles(certificates)
  } catch (error) {
    if (!(error instanceof CertificateError)) throw error
    const { message, variable } = error
    return {
      text: message,
      variable,
      remedy: `set ${variable} to the path of a PEM file that is there and may be read`,
    }
  }
}

export function isFault(value: object): value is Fault {
  return 'remedy' in value
}
