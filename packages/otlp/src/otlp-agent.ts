import { readFileSync } from 'node:fs'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { OtlpSettings } from './otlp-settings'

/**
 * The connections to a collector, kept between exports; `destroy()` cuts what is under way. With https, the certificates are read here.
 * @throws when a certificate's file cannot be read
 */
export function createOtlpAgent({
  url,
  certificates,
}: Pick<OtlpSettings, 'url' | 'certificates'>): HttpAgent {
  if (!url.startsWith('https:')) return new HttpAgent({ keepAlive: true })
  const read = (path: string | undefined) => (path === undefined ? undefined : readFileSync(path))
  return new HttpsAgent({
    keepAlive: true,
    ca: read(certificates.ca),
    cert: read(certificates.cert),
    key: read(certificates.key),
  })
}
