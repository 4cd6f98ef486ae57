import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'

const open: Server[] = []

afterAll(() => {
  for (const server of open.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

/** Serves the listener on a free port until the tests of the file are over. */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  open.push(server)
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Sends a request and leaves before its answer. */
export async function leaveEarly(url: string): Promise<void> {
  const { hostname, port, pathname } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.write(`GET ${pathname} HTTP/1.1\r\nhost: x\r\nuser-agent: gone\r\n\r\n`)
  await new Promise((resolve) => setTimeout(resolve, 100))
  socket.destroy()
}

/** Waits until the condition holds, three seconds at the most. */
export async function until(condition: () => unknown): Promise<void> {
  for (let tries = 0; !condition() && tries < 300; tries++)
    await new Promise((resolve) => setTimeout(resolve, 10))
}
