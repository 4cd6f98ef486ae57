import { maskText } from '@voluntarily/config'
import type { OtlpSettings } from '@voluntarily/otlp'

/** The address without credentials. */
export function otlpEndpoint({ url }: OtlpSettings): string {
  const { origin, pathname } = new URL(url)
  return maskText(pathname === '/' ? origin : origin + pathname)
}
