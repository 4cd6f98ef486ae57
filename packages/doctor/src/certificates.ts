import { readFileSync } from 'node:fs'
import type { Fault } from './findings'
import type { Target } from './targets'

/** Contents of the PEM files of a target. */
export interface Certificates {
  readonly ca?: Buffer
  readonly cert?: Buffer
  readonly key?: Buffer
}

/** Reads the certificates, or says which of them cannot be read. */
export function readCertificates({
  certificates,
  variables,
}: Pick<Target, 'certificates' | 'variables'>): Certificates | Fault {
  const read: Record<string, Buffer> = {}
  const named = {
    ca: variables.authority,
    cert: variables.clientCertificate,
    key: keyVariable(variables.clientCertificate),
  }
  for (const part of ['ca', 'cert', 'key'] as const) {
    const path = certificates[part]
    if (path === undefined) continue
    try {
      read[part] = readFileSync(path)
    } catch (error) {
      const variable = named[part]
      const { code } = error as NodeJS.ErrnoException
      return {
        text: `the file that ${variable} names cannot be read (${code}): ${path}`,
        variable,
        remedy: `set ${variable} to a PEM file that is there and may be read`,
      }
    }
  }
  return read
}

export function isFault(value: object): value is Fault {
  return 'remedy' in value
}

function keyVariable(certificateVariable: string): string {
  return certificateVariable.replace(/CERTIFICATE$/, 'KEY')
}
