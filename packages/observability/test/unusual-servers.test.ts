import { EventEmitter, once } from 'node:events'
import http from 'node:http'
import net, { type AddressInfo } from 'node:net'
import express from 'express'
import { observe } from '../src/index'

process.env.LOG_LEVEL = 'silent'

const servers: net.Server[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))))
})

const listen = async (server: net.Server) => {
  servers.push(server.listen(0, '127.0.0.1'))
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
const readiness = (port: number, host: string) =>
  new Promise((resolve, reject) => {
    const headers = { host, connection: 'close' }
    http
      .get({ port, host: '127.0.0.1', path: '/ready', headers }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode))
      })
      .on('error', reject)
  })

test('given two apps behind one server, then both are ready', async () => {
  const [left, right] = [express(), express()]
  observe(left)
  observe(right)
  const port = await listen(
    http.createServer((req, res) => (req.headers.host === 'left' ? left : right)(req, res)),
  )
  expect([await readiness(port, 'left'), await readiness(port, 'right')]).toEqual([200, 200])
})

test('given a server that is handed its connections, then its first request makes it ready', async () => {
  const app = express()
  observe(app)
  const behind = http.createServer(app)
  const port = await listen(net.createServer((socket) => behind.emit('connection', socket)))
  expect(await readiness(port, 'x')).toBe(200)
})

test('given a request without a socket, as a unit test makes it, then the app answers', () => {
  let answered = false
  const app = Object.assign(express(), {
    handle: (_req: unknown, _res: unknown) => {
      answered = true
    },
  })
  observe(app)
  app.handle(Object.assign(new EventEmitter(), { method: 'GET', url: '/', headers: {} }), new EventEmitter())
  expect(answered).toBe(true)
})
