import type { HttpRequest } from './network/http-request'
import type { Target } from './targets'

const requests: Readonly<Record<string, { contentType: string; body: string }>> = {
  // no bytes are a message of every type
  'http/protobuf': { contentType: 'application/x-protobuf', body: '' },
  'http/json': { contentType: 'application/json', body: '{}' },
  thrift: { contentType: 'application/vnd.apache.thrift.binary', body: '' },
  zipkin: { contentType: 'application/json', body: '[]' },
}

/** A request like an export's, with no span in it. */
export function exportRequest({
  protocol,
  url,
  headers,
}: Pick<Target, 'protocol' | 'url' | 'headers'>): HttpRequest {
  const { contentType, body } = requests[protocol] ?? { contentType: 'application/x-protobuf', body: '' }
  return { url, method: 'POST', headers: { ...headers, 'content-type': contentType }, body }
}
