import { setTimeout as sleep } from 'node:timers/promises'
import mongoose from 'mongoose'
import { type CheckEntry, type Health, HealthOptionsError, mongooseCheck } from '../src'
import { type MongoStandIn, startMongoStandIn } from './support/mongo-stand-in'
import { onlyEntry, readyHealth } from './support/ready-health'

// Real mongoose and driver against a process that speaks the wire protocol of hello and ping.
let server: MongoStandIn
let connection: mongoose.Connection
let health: Health

beforeEach(async () => {
  server = await startMongoStandIn()
  connection = mongoose.createConnection()
  health = readyHealth({ checks: { mongo: mongooseCheck(connection) }, timeoutMs: 300 })
})
afterEach(async () => {
  await health.shutdown()
  await server.kill()
  await connection.close(true)
})

async function connect(): Promise<void> {
  await connection.openUri(`mongodb://127.0.0.1:${server.port}/vly`, {
    useNewUrlParser: true,
    useUnifiedTopology: true,
    serverSelectionTimeoutMS: 2_000,
    heartbeatFrequencyMS: 500,
    connectTimeoutMS: 1_000,
  })
}

async function until(is: (entry: CheckEntry) => boolean): Promise<CheckEntry> {
  for (;;) {
    const entry = await onlyEntry(health)
    if (is(entry)) return entry
    await sleep(100)
  }
}

// The stand-in tells of a ping on its stdout, which may be read after the answer.
async function pinged(times: number): Promise<void> {
  while (server.pings() < times) await sleep(10)
}

test('given a connection that was never opened, when it is checked, then it fails at once and says disconnected', async () => {
  const entry = await onlyEntry(health)
  expect(entry).toMatchObject({
    status: 'fail',
    output: 'mongoose is disconnected',
    componentType: 'datastore',
  })
  expect(entry.durationMs).toBeLessThan(250)
  expect(server.pings()).toBe(0)
})

test('given a connection being opened, when it is checked, then it fails at once and says connecting', async () => {
  const opening = connect()
  const entry = await onlyEntry(health)
  await opening
  expect(entry).toMatchObject({ status: 'fail', output: 'mongoose is connecting' })
})

test('given a connection that is up, when it is checked, then the server itself is pinged', async () => {
  await connect()
  expect(await onlyEntry(health)).toMatchObject({ status: 'pass' })
  await onlyEntry(health)
  await pinged(2)
})

test('given a server that hangs while readyState says connected, when it is checked, then it fails at the time-out, and passes when the server goes on', async () => {
  await connect()
  await onlyEntry(health)
  server.freeze()
  const hanging = await onlyEntry(health)
  const readyState = connection.readyState
  server.thaw()
  expect(hanging).toMatchObject({ status: 'fail', output: 'no answer within 300 ms' })
  expect(readyState).toBe(1)
  await until(({ status }) => status === 'pass')
})

test('given a server that is killed, when it comes back on its port, then the check fails meanwhile and passes again', async () => {
  await connect()
  await server.kill()
  const down = await until(({ status, output }) => status === 'fail' && output === 'mongoose is disconnected')
  expect(down.status).toBe('fail')
  server = await startMongoStandIn(server.port)
  await until(({ status }) => status === 'pass')
  await pinged(1)
})

test('given a ping that is never answered, when the connection is lost, then the next ask says so and does not wait for the ping', async () => {
  await connect()
  server.freeze()
  await onlyEntry(health)
  // The driver gives the frozen server up after connectTimeoutMS; its sockets stay open all the while.
  const lost = await until(({ output }) => output === 'mongoose is disconnected')
  expect(lost.status).toBe('fail')
  expect(connection.listenerCount('disconnected')).toBe(0)
})

test.each([
  ['no connection', undefined, {}],
  ['a wrong option', mongoose.connection, { timeoutMs: -1 }],
])('given %s, when the check is made, then it is refused', (_name, wrong, options) => {
  expect(() => mongooseCheck(wrong as mongoose.Connection, options)).toThrow(HealthOptionsError)
})
