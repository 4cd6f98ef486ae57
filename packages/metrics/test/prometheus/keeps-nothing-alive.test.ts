import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { fixtures } from '../support/run-child'

const agent = new Agent({ keepAlive: true, maxSockets: 1 })
afterAll(() => agent.destroy())

async function scrape(url: string): Promise<number | undefined> {
  const [answer] = (await once(get(url, { agent }), 'response')) as [IncomingMessage]
  await once(answer.resume(), 'end')
  return answer.statusCode
}

test('given a connection over which Prometheus asks again and again, when the app has nothing more to do, then the process ends', async () => {
  const child = spawn(process.execPath, [join(fixtures, 'until-stdin-ends.js')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  const [line] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string]
  const url = line.trim()
  expect(await scrape(url)).toBe(200)
  child.stdin.end()
  while (child.exitCode === null) {
    // so that the connection is not closed for having been idle
    await scrape(url).catch(() => {})
    await new Promise((resolve) => setTimeout(resolve, 50))
  }

  expect(await ended).toEqual([0, null])
})
