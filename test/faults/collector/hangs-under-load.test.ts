import { killServers } from '../../support/server-process'
import { ask } from '../support/ask'
import { startCollector } from '../support/collector'
import {
  collectorLines,
  lost,
  queue,
  type SpanCounts,
  startOutageService,
  type Way,
  ways,
  work,
} from '../support/outage-service'

// benchmarks/faults.js does it with 100,000, and compares latencies
const requests = 500
const rounds = 3
const mostGrownBytes = 2_000_000

afterEach(killServers)

test.each(Object.keys(ways) as Way[])(
  `given a collector that hangs, when ${rounds * requests} requests make spans for it by %s, then all are answered, no more than the queue waits, and one line says so`,
  async (way) => {
    const collector = await startCollector('hangs')
    const service = await startOutageService({ LOG_LEVEL: 'info', ...ways[way](collector.url) })
    const heaps: number[] = []
    for (let round = 1; round <= rounds; round++) {
      await work(service, requests)
      const waiting = round * requests - lost(await ask<SpanCounts>(service, 'spans'))
      expect(waiting).toBeLessThanOrEqual(queue.waiting + queue.batch)
      heaps.push((await ask<{ heapUsed: number }>(service, 'memory')).heapUsed)
    }
    expect((heaps.at(-1) ?? 0) - (heaps[0] ?? 0)).toBeLessThan(mostGrownBytes)
    expect(collector.open()).toBeLessThan(10)

    service.kill('SIGTERM')
    expect(await service.exit()).toMatchObject({ signal: null })
    const ofCollector = collectorLines(service.lines())
    expect(ofCollector).toHaveLength(1)
    expect(ofCollector[0]).toMatchObject({ level: 'warn' })
    expect(service.stderr()).toBe('')
    await collector.close()
  },
  60_000,
)
