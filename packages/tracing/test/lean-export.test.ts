import { join } from 'node:path'
import { fixtures, runChild } from './support/run-child'
import { serve } from './support/serve'

test.each(['http/protobuf', 'http/json'])(
  'given %s, when spans are exported, then Node loads none of the fetch and WebSocket that it carries',
  async (protocol) => {
    const paths: (string | undefined)[] = []
    const { url, close } = await serve((req, res) => {
      paths.push(req.url)
      req.resume().on('end', () => res.writeHead(200).end())
    })
    try {
      const { result, err } = await runChild(join(fixtures, 'loaded-by-export.js'), {
        args: [url],
        env: { OTEL_EXPORTER_OTLP_PROTOCOL: protocol },
      })
      expect(err).toBe('')
      expect(paths).toEqual(['/v1/traces'])
      expect(result).toEqual([])
    } finally {
      await close()
    }
  },
)
