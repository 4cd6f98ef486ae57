import { connect } from 'node:net'
import { startFaulty } from '../support/start-faulty'

const connections = 100
const onEach = 100

/** Asks `/ready` so many times at once on one connection; resolves with how often each status came. */
function ask(url: string): Promise<string[]> {
  const { hostname, port } = new URL(url)
  const socket = connect({ host: hostname, port: Number(port) })
  socket.write(`GET /ready HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`.repeat(onEach))
  return new Promise((resolve, reject) => {
    let text = ''
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk
      const statuses = text.match(/HTTP\/1\.1 \d{3}/g) ?? []
      if (statuses.length < onEach) return
      socket.destroy()
      resolve(statuses.map((line) => line.slice(-3)))
    })
    socket.on('error', reject)
  })
}

test('given a check of a second, when /ready is asked 10,000 times at once, then it runs once, and all are told 200', async () => {
  // where the machine is busy, the last ones are read later than a second after the check, for which its answer is kept by default
  const app = await startFaulty({
    SLOW_CHECK_MS: '1000',
    HEALTH_TIMEOUT_MS: '25000',
    HEALTH_CACHE_MS: '25000',
  })
  const statuses = (await Promise.all(Array.from({ length: connections }, () => ask(app.url)))).flat()
  expect(statuses).toEqual(Array(connections * onEach).fill('200'))
  expect(await (await fetch(`${app.url}/check-runs`)).json()).toEqual({ checkRuns: 1 })
})
