import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { failureOf, type Sent } from './http-load'

/** Sends GET requests in one packet, on a connection of their own, and reads their answers to the last. */
export function pipeline(url: string, paths: readonly string[]): Promise<Sent[]> {
  const { hostname, port } = new URL(url)
  const ids = paths.map(() => randomUUID())
  const kind = `${paths.join(', ')} in one packet`
  const socket = connect({ host: hostname, port: Number(port) })
  socket.write(
    paths
      .map((path, i) => `GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nX-Request-Id: ${ids[i]}\r\n\r\n`)
      .join(''),
  )
  return new Promise((resolve) => {
    let text = ''
    let localPort: number | undefined
    socket.once('connect', () => {
      localPort = socket.localPort
    })
    const finish = (unanswered: string) => {
      const heads = headsOf(text)
      socket.destroy()
      resolve(
        ids.map((id, i) => {
          const head = heads[i]
          return { id, kind, port: localPort, ...(head ?? { outcome: unanswered, traceId: '' }) }
        }),
      )
    }
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk
      if (headsOf(text).length === paths.length) finish('')
    })
    socket.on('end', () => finish('no answer'))
    socket.on('error', (error) => finish(failureOf(error)))
  })
}

/** Of the answers that are there in full, each with a content-length. */
function headsOf(text: string): { outcome: number; traceId: string }[] {
  const heads: { outcome: number; traceId: string }[] = []
  let rest = text
  for (;;) {
    const end = rest.indexOf('\r\n\r\n')
    if (end < 0) return heads
    const head = rest.slice(0, end)
    const length = Number(/^content-length: (\d+)/im.exec(head)?.[1])
    if (rest.length < end + 4 + length) return heads
    heads.push({
      outcome: Number(head.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length)),
      traceId: /^x-trace-id: (\w+)/im.exec(head)?.[1] ?? '',
    })
    rest = rest.slice(end + 4 + length)
  }
}
