import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import net from 'node:net'
import { ensureContextManager, openRequest } from '../src/index'

const server = http.createServer({ keepAliveTimeout: 100 }, (req, res) => {
  openRequest(req, res)
  res.end('answered')
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

test('given a connection that is kept alive, when it stays idle, then the server closes it as Node would', async () => {
  ensureContextManager()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const socket = net.connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n')
  await once(socket.resume(), 'end')
  expect(socket.bytesRead).toBeGreaterThan(0)
})
