import { ExportLogsServiceRequestSchema } from '../../src/otlp/definitions/opentelemetry/proto/collector/logs/v1/logs_service_pb'
import { ExportTraceServiceRequestSchema } from '../../src/otlp/definitions/opentelemetry/proto/collector/trace/v1/trace_service_pb'
import { faultsOfStore } from './fuzz/faults-of-store'
import { createJsonMutation } from './fuzz/mutate-json'
import { createProtobufMutation } from './fuzz/mutate-protobuf'
import { randomFrom } from './fuzz/random'
import { capturePayloads } from './support/capture-payloads'
import { startReceiver } from './support/start-receiver'
import { messageOf } from './support/status'

/** Changes what the mutations are; the same seed gives the same ones. */
const firstSeed = 1
const mutationsOfEach = 2_500
const atATime = 50
const traceId = '3'.repeat(32)
const contentTypes = { protobuf: 'application/x-protobuf', json: 'application/json' }
const schemas = { '/v1/traces': ExportTraceServiceRequestSchema, '/v1/logs': ExportLogsServiceRequestSchema }

let receiver: Awaited<ReturnType<typeof startReceiver>>
beforeEach(async () => {
  receiver = await startReceiver()
})
afterEach(() => receiver.close())

type Kind = [path: keyof typeof schemas, encoding: 'protobuf' | 'json']

test.each<Kind>([
  ['/v1/traces', 'protobuf'],
  ['/v1/traces', 'json'],
  ['/v1/logs', 'protobuf'],
  ['/v1/logs', 'json'],
])(
  'given 2,500 mutations of what an exporter sends to %s in %s, when they come, then each is kept and can be read back, or is refused with a message',
  async (path, encoding) => {
    const payload = (await capturePayloads(encoding)).get(path) ?? Buffer.alloc(0)
    const mutate =
      encoding === 'json' ? createJsonMutation(payload) : createProtobufMutation(payload, schemas[path])
    const counts = { taken: 0, refused: 0, kept: 0 }

    async function sendMutation(seed: number): Promise<void> {
      const body = mutate(randomFrom(seed))
      const shown = body.toString('base64').slice(0, 8_000)
      await saying(`seed ${seed}, body in base64: ${shown}`, async () => {
        const answer = await receiver.send(path, { body, type: contentTypes[encoding] })
        if (answer.status === 200) counts.taken += 1
        else {
          counts.refused += 1
          expect(answer.status).toBe(400)
          expect(messageOf(answer)).toMatch(/\w/)
          expect(messageOf(answer).length).toBeLessThan(600)
        }
      })
    }

    for (let first = firstSeed; first < firstSeed + mutationsOfEach; first += atATime) {
      const seeds = Array.from({ length: atATime }, (_, index) => first + index)
      await Promise.all(seeds.map(sendMutation))
      await saying(`after the seeds ${first} to ${first + atATime - 1}`, async () => {
        expect(faultsOfStore(receiver.store, [traceId])).toEqual([])
      })
      const { spans, logs } = receiver.store.stats()
      counts.kept += spans + logs
      receiver.store.clear()
    }
    expect(counts.taken + counts.refused).toBe(mutationsOfEach)
    // Otherwise the mutations would try one side only.
    expect(counts.taken).toBeGreaterThan(mutationsOfEach / 10)
    expect(counts.refused).toBeGreaterThan(mutationsOfEach / 10)
    expect(counts.kept).toBeGreaterThan(counts.taken / 2)
  },
  120_000,
)

async function saying(what: string, run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    throw new Error(`${what}: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}
