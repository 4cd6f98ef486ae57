import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { OtlpSettings } from './otlp-settings'
import { readCertificates } from './read-certificates'

/**
 * The connections to a collector, kept between exports; `destroy()` cuts what is under way. With https, the certificates are read here.
 * @throws when a certificate's file cannot be read
 */
export function createOtlpAgent({
  url,
  certificates,
}: Pick<OtlpSettings, 'url' | 'certificates'>): HttpAgent {
  if (!/^https:/i.test(url)) return new HttpAgent({ keepAlive: true })
  return new HttpsAgent({ keepAlive: true, ...readCertificates(certificates) })
}
