import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import {
  canDebugRequests,
  debugMark,
  isDebugMark,
  openRequest,
  readDebugToken,
  setDebugToken,
  takeDebugToken,
  whenDebugged,
} from '../src'

const token = 'a-token-of-16-and-more'

beforeEach(() => setDebugToken(token))
afterAll(() => setDebugToken(undefined))

/** What a server makes of a request with these lines in its head. */
async function received<T>(
  lines: readonly string[],
  read: (req: IncomingMessage, res: ServerResponse) => T,
): Promise<T> {
  let result: T | undefined
  const server = createServer((req, res) => {
    result = read(req, res)
    res.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.end(`GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${lines.join('\r\n')}\r\n\r\n`)
  socket.resume()
  await once(socket, 'close')
  server.close()
  return result as T
}

test('given the token, when it is taken, then it matches and nothing of the request shows it any more', async () => {
  const [taken, again, shown] = await received([`X-Debug-Token: ${token}`, 'a: b'], (req) => [
    takeDebugToken(req),
    takeDebugToken(req),
    JSON.stringify([req.headers, req.rawHeaders, req.headersDistinct]),
  ])
  expect([taken, again]).toEqual([true, false])
  expect(shown).not.toContain(token)
  expect(shown).toContain('"a":"b"')
})

test.each([
  ['another token', ['x-debug-token: another-token-of-16']],
  ['the beginning', [`x-debug-token: ${token.slice(0, -1)}`]],
  ['the token and more', [`x-debug-token: ${token}!`]],
  ['the token twice', [`x-debug-token: ${token}`, `x-debug-token: ${token}`]],
  ['a list', [`x-debug-token: ${token}, ${token}`]],
  ['nothing in it', ['x-debug-token:']],
  ['a huge value', [`x-debug-token: ${'x'.repeat(15_000)}`]],
  ['bytes that are no text', ['x-debug-token: \xff\xfe\x80']],
  ['no header', []],
])('given %s, when it is taken, then it is no match, and it is off the request', async (_what, lines) => {
  const [taken, left] = await received(lines, (req) => [takeDebugToken(req), req.headers['x-debug-token']])
  expect([taken, left]).toEqual([false, undefined])
})

test('given no token to compare with, when a request brings one, then it is left alone', async () => {
  setDebugToken(undefined)
  expect(canDebugRequests()).toBe(false)
  const [taken, left] = await received([`x-debug-token: ${token}`], (req) => [
    takeDebugToken(req),
    req.headers['x-debug-token'],
  ])
  expect([taken, left]).toEqual([false, token])
})

test('given requests with the token and without, when they are opened, then their state says which, and who waits for the first is told once', async () => {
  let told = 0
  whenDebugged(() => told++)
  const seen: unknown[] = []
  for (const lines of [[], [`x-debug-token: ${token}`], [`x-debug-token: ${token}`]])
    seen.push(await received(lines, (req, res) => [openRequest(req, res).state.debug, told]))
  expect(seen).toEqual([
    [false, 0],
    [true, 1],
    [true, 1],
  ])
})

test.each([
  ['unset', false, {}],
  ['long enough', true, { DEBUG_TOKEN: 'x'.repeat(16) }],
  ['too short', false, { DEBUG_TOKEN: 'x'.repeat(15) }],
  ['as long as can be', true, { DEBUG_TOKEN: 'x'.repeat(1_024) }],
  ['too long to be looked at', false, { DEBUG_TOKEN: 'x'.repeat(1_025) }],
  ['in letters that no header carries as they are', false, { DEBUG_TOKEN: 'tökén-0123456789-ünïcode' }],
  ['with a blank', false, { DEBUG_TOKEN: 'with a blank 0123456789' }],
])('given DEBUG_TOKEN %s, when it is read, then requests can be debugged: %s', (_what, can, environment) => {
  setDebugToken(undefined)
  readDebugToken(environment)
  expect(canDebugRequests()).toBe(can)
})

test('given the mark of a trace, when it is looked at, then it is that of this trace, with this token, and of no other', () => {
  const mark = debugMark('a'.repeat(32)) as string
  expect(mark).toMatch(/^[0-9a-f]{32}$/)
  expect(isDebugMark('a'.repeat(32), mark)).toBe(true)
  expect(isDebugMark('b'.repeat(32), mark)).toBe(false)
  expect(isDebugMark('a'.repeat(32), mark.toUpperCase())).toBe(false)
  setDebugToken('another-token-of-16')
  expect(isDebugMark('a'.repeat(32), mark)).toBe(false)
  setDebugToken(undefined)
  expect(isDebugMark('a'.repeat(32), mark)).toBe(false)
})
