import { serve } from './serve'

export interface ReceivedSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId: string
  readonly name: string
  readonly kind: number
  readonly service: string
  readonly status: number
  readonly resource: Record<string, unknown>
  readonly attributes: Record<string, unknown>
}

interface KeyValue {
  key: string
  value: Record<string, unknown>
}
interface Body {
  resourceSpans: {
    resource: { attributes: KeyValue[] }
    scopeSpans: {
      spans: (Omit<ReceivedSpan, 'status' | 'attributes'> & {
        attributes: KeyValue[]
        status: { code?: number }
      })[]
    }[]
  }[]
}

/** A small OTLP endpoint for http/json that keeps what it is sent. */
export async function receiveOtlp(port = 0) {
  const spans: ReceivedSpan[] = []
  const paths: string[] = []
  const served = await serve((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      paths.push(`${req.method} ${req.url}`)
      if (req.url === '/v1/traces')
        spans.push(...spansIn(JSON.parse(Buffer.concat(chunks).toString()) as Body))
      res.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  }, port)
  return { ...served, spans, paths }
}

function spansIn({ resourceSpans }: Body): ReceivedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const described = plain(resource.attributes)
    const service = String(described['service.name'])
    return scopeSpans.flatMap((scope) =>
      scope.spans.map((span) => ({
        ...span,
        parentSpanId: span.parentSpanId ?? '',
        service,
        resource: described,
        status: span.status.code ?? 0,
        attributes: plain(span.attributes),
      })),
    )
  })
}

function plain(attributes: KeyValue[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))
}
