import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { killServers } from '../../support/server-process'
import { type Collector, startCollector } from '../support/collector'
import { collectorLines, settled, startOutageService, type Way, ways, work } from '../support/outage-service'

let collector: Collector
beforeEach(async () => {
  collector = await startCollector()
})
afterEach(async () => {
  killServers()
  await collector.close()
})

/** 200 requests, exported in many parts; the lines that come of it. */
async function linesWith(way: Way, answer: (res: ServerResponse) => void, env: Record<string, string> = {}) {
  await collector.become('takes', (_req, res) => answer(res))
  const service = await startOutageService({ LOG_LEVEL: 'info', ...ways[way](collector.url), ...env })
  let made = 0
  while (collector.counts.exports < 8) {
    await work(service, 10)
    made += 10
    await settled(service, made)
  }
  service.kill('SIGTERM')
  expect(await service.exit()).toEqual({ code: 0, signal: null })
  expect(service.stderr()).toBe('')
  return service.lines().filter((line) => line.from === 'opentelemetry' || collectorLines([line]).length > 0)
}

// rejected_spans: 3, error_message: 'full', https://opentelemetry.io/docs/specs/otlp/#partial-success
const partialSuccess = {
  'OTLP as protobuf': Buffer.from('\x0a\x08\x08\x03\x12\x04full', 'latin1'),
  'OTLP as JSON': '{"partialSuccess":{"rejectedSpans":"3","errorMessage":"full"}}',
}

test.each(Object.entries(partialSuccess) as [Way, string | Buffer][])(
  'given a collector that takes a part of each export by %s, when it says so each time, then one line does',
  async (way, body) => {
    const lines = await linesWith(way, (res) => res.end(body))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({ level: 'warn', msg: expect.stringContaining('full') })
  },
)

test.each(Object.keys(ways) as Way[])(
  'given a collector that answers 200 and then garbage, another each time, to %s, when spans are sent, then at most one line says so',
  async (way) => {
    const lines = await linesWith(way, (res) => res.end(randomBytes(300)))
    expect(lines.length).toBeLessThanOrEqual(1)
    // what somebody else has sent is no text for the log
    expect(JSON.stringify(lines).length).toBeLessThan(600)
  },
)

test.each(Object.keys(ways) as Way[])(
  'given a collector that is slow but in time for %s, when spans are sent, then nothing is lost or said',
  async (way) => {
    const lines = await linesWith(way, (res) => void setTimeout(() => res.end(), 150))
    expect(lines).toEqual([])
  },
)

test.each(Object.keys(ways) as Way[])(
  'given a collector that answers without end to %s, when spans are sent, then the process neither keeps nor waits for it',
  async (way) => {
    const lines = await linesWith(way, (res) => {
      const part = Buffer.alloc(65_536, 'a')
      const write = () => {
        while (!res.destroyed && res.write(part));
      }
      res.on('drain', write)
      write()
    })
    expect(lines.length).toBeLessThanOrEqual(1)
    expect(collector.open()).toBeLessThan(3)
  },
)
