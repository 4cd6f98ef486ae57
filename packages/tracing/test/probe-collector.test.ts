import { createServer } from 'node:net'
import { probeCollector } from '../src/export/probe-collector'

const probe = (url: string, { closing = new AbortController(), silentMs = 300 } = {}) =>
  new Promise<Error | 'silent'>((resolve) => {
    probeCollector(url, closing.signal, resolve)
    setTimeout(resolve, silentMs, 'silent')
  })

async function listener() {
  const server = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}/v1/traces`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

test('given a collector that listens, then nothing is said', async () => {
  const { url, close } = await listener()
  expect(await probe(url)).toBe('silent')
  await close()
})

test('given nothing that listens, then it is said why', async () => {
  const { url, close } = await listener()
  await close()
  expect(await probe(url, { silentMs: 20_000 })).toMatchObject({ code: 'ECONNREFUSED' })
})

test('given a process on its way out, then nothing is said', async () => {
  const { url, close } = await listener()
  await close()
  const closing = new AbortController()
  closing.abort()
  expect(await probe(url, { closing })).toBe('silent')
})

test('given an event loop blocked for longer than the limit, when a collector listens, then nothing is said', async () => {
  const { url, close } = await listener()
  const onAbsent = jest.fn()
  probeCollector(url, new AbortController().signal, onAbsent)
  const until = performance.now() + 2_300
  while (performance.now() < until);
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(onAbsent).not.toHaveBeenCalled()
  await close()
})
