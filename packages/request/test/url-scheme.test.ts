import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { urlScheme } from '../src/index'

function incoming(socket: Socket, forwarded?: string): IncomingMessage {
  const req = new IncomingMessage(socket)
  if (forwarded !== undefined) req.headers['x-forwarded-proto'] = forwarded
  return req
}

test('given nothing from a proxy, then it is what the connection is', () => {
  expect(urlScheme(incoming(new Socket()))).toBe('http')
  expect(urlScheme(incoming(new TLSSocket(new Socket())))).toBe('https')
})

test.each([
  ['https', 'https'],
  ['HTTPS', 'https'],
  [' https , http', 'https'],
  ['http,https', 'http'],
])('given x-forwarded-proto %j, then the first word of it counts', (forwarded, scheme) => {
  expect(urlScheme(incoming(new Socket(), forwarded))).toBe(scheme)
})

test.each(['', 'gopher', ',https', 'https://'])(
  'given x-forwarded-proto %j, then it is passed over',
  (forwarded) => {
    expect(urlScheme(incoming(new Socket(), forwarded))).toBe('http')
  },
)
