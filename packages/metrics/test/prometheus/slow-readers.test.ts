import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { AnswersUnderWay } from '../../src/prometheus/answers-under-way'
import { type PrometheusServer, startPrometheusServer } from '../../src/prometheus/prometheus-server'
import { keepLines } from '../support/log-lines'
import { until } from '../support/until'

const log = keepLines()
const ask = 'GET /metrics HTTP/1.1\r\nHost: shop\r\n\r\n'
// more than the buffers of a connection hold
const long = 'x'.repeat(12 * 1024 * 1024)

let prometheus: PrometheusServer
let readers: Socket[] = []
let made = 0
beforeEach(async () => {
  made = 0
  prometheus = startPrometheusServer({
    host: '127.0.0.1',
    port: 0,
    source: async () => {
      made++
      return long
    },
  })
  await once(prometheus.server, 'listening')
})
afterEach(async () => {
  for (const reader of readers) reader.destroy()
  readers = []
  await prometheus.close()
})

/** Connects, sends this, and reads nothing. */
async function stall(text: string): Promise<Socket> {
  const { port } = prometheus.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1').pause()
  readers.push(socket)
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write(text)
  return socket
}

const fetchPage = () => fetch(String(prometheus.endpoint()))

test('given ten who do not read their page, when another asks, then it is told to come later, until one of them has left', async () => {
  await Promise.all(Array.from({ length: 10 }, () => stall(ask)))
  await until(() => made === 10)
  const refused = await fetchPage()

  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1'])
  expect(await refused.text()).toContain('come again later')
  expect(log).toMatchObject([
    { level: 'warn', message: expect.stringContaining('too many ask for the page') },
  ])

  readers[0]?.destroy()
  let status = 503
  while (status === 503) status = (await fetchPage()).status
  expect(status).toBe(200)
})

test('given one who asks twenty times without reading, when it does so, then one page is made for it', async () => {
  await stall(ask.repeat(20))
  await until(() => made > 0)
  const answer = await fetchPage()
  await answer.arrayBuffer()

  expect([answer.status, made]).toEqual([200, 2])
})

test('given one who does not read, when the port is closed, then it is not waited for', async () => {
  const socket = await stall(ask)
  const closed = once(socket, 'close')
  await until(() => made === 1)
  await prometheus.close()

  socket.resume()
  await closed
  expect(socket.bytesRead).toBeLessThan(long.length)
})

test('given an answer that takes too long to be read, when its time is over, then its connection is cut, and there is room again', async () => {
  const underWay = new AnswersUnderWay({ most: 1, longestMs: 100 })
  const taken: boolean[] = []
  const server = createServer((_req, res) => {
    taken.push(underWay.take(res))
    res.write(long)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  for (let time = 0; time < 2; time++) {
    const answer = await fetch(url)
    await expect(answer.arrayBuffer()).rejects.toThrow()
  }
  expect(taken).toEqual([true, true])
  server.close()
})
