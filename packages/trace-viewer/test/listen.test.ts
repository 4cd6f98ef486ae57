import { createServer } from 'node:http'
import { type AddressInfo, connect, createServer as createTcpServer, type Server } from 'node:net'
import { networkInterfaces } from 'node:os'
import { listen } from '../src/listen'

const use = { port: 0, variable: 'TRACE_VIEWER_PORT' }
const open: Server[] = []

afterEach(() => {
  for (const server of open.splice(0)) server.close()
})

async function occupy(server: Server, host: string): Promise<number> {
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  return (server.address() as AddressInfo).port
}

const answersAt = (host: string, port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ host, port, timeout: 1_000 })
    const end = (result: boolean) => {
      socket.destroy()
      resolve(result)
    }
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .once('timeout', () => end(false))
  })

test('given port 0, when it listens, then it is reached on loopback and at no other address of the machine', async () => {
  const listening = await listen((_req, res) => res.end('here'), use)
  const others = Object.values(networkInterfaces())
    .flat()
    .flatMap((address) =>
      address && !address.internal && address.family === 'IPv4' ? [address.address] : [],
    )
  try {
    expect(await (await fetch(`http://127.0.0.1:${listening.port}`)).text()).toBe('here')
    for (const address of others) expect(await answersAt(address, listening.port)).toBe(false)
  } finally {
    await listening.close()
  }
})

test('given a connection that never ends, when it is closed, then the connection is ended too', async () => {
  const listening = await listen((_req, res) => res.writeHead(200).write('waiting'), use)
  const response = await fetch(`http://127.0.0.1:${listening.port}`)
  await listening.close()
  await expect(response.text()).rejects.toThrow()
  await listening.close()
})

test.each(['127.0.0.1', '::1'])(
  'given a program at %s, when its port is asked for, then the error names the variable',
  async (host) => {
    const port = await occupy(createTcpServer(), host)
    await expect(listen(() => {}, { port, variable: 'TRACE_VIEWER_PORT' })).rejects.toMatchObject({
      code: 'ERR_TRACE_VIEWER_PORT',
      message: expect.stringMatching(
        new RegExp(
          `^port ${port} is taken by .*process ${process.pid}.*; set TRACE_VIEWER_PORT to another one$`,
        ),
      ),
    })
  },
)

test.each([
  ['Jaeger', { 'content-type': 'text/plain' }, '{"services":["shop"]}', 'Jaeger'],
  ['another trace viewer', { server: 'voluntarily-traces/0.1.0' }, '{"services":[]}', 'another trace viewer'],
  ['a server that answers anything', {}, '<html>', 'process'],
])(
  'given %s on the port, when it is asked for, then the error says so',
  async (_name, headers, body, named) => {
    const port = await occupy(
      createServer((_req, res) => {
        res.writeHead(200, headers).end(body)
      }),
      '127.0.0.1',
    )
    await expect(listen(() => {}, { port, variable: 'X' })).rejects.toThrow(
      new RegExp(`is taken by ${named === 'process' ? '.*process' : named}`),
    )
  },
)
