import { serve } from '../../../packages/tracing/test/support/serve'

/** Takes whatever it is sent, as a collector and as the trace viewer, and keeps the bodies by path as text. */
export async function startTellingSink() {
  const told: Record<string, string> = {}
  const { url, close } = await serve((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      const path = (req.url ?? '').split('?', 1)[0] as string
      told[path] = `${told[path] ?? ''}${Buffer.concat(chunks).toString('utf8')}\n`
      // the trace viewer's name, so that log lines are sent as well
      res.writeHead(200, { server: 'voluntarily-traces/0.0.0', 'content-type': 'application/json' }).end('{}')
    })
  })
  return { url, told, close }
}
