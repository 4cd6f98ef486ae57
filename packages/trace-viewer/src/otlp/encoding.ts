export type Encoding = 'json' | 'protobuf'

/** How a body is written; undefined: in a way that OTLP over HTTP does not have. */
export function encodingOf(contentType: string | undefined): Encoding | undefined {
  const [type] = (contentType ?? '').split(';')
  switch (type?.trim().toLowerCase()) {
    case 'application/json':
      return 'json'
    case 'application/x-protobuf':
      return 'protobuf'
    default:
      return undefined
  }
}
