import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportTo } from './export-to'

/** What the exporters of the SDK really send: the bodies by path. */
export async function capturePayloads(encoding: 'protobuf' | 'json'): Promise<ReadonlyMap<string, Buffer>> {
  const bodies = new Map<string, Buffer>()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    bodies.set(request.url ?? '', Buffer.concat(chunks))
    response.end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  try {
    await exportTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, encoding)
    return bodies
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
