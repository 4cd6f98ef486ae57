import { killServers, type ServerProcess } from '../../support/server-process'
import { ask } from '../support/ask'
import { type Behaviour, type Collector, faults, startCollector } from '../support/collector'
import {
  collectorLines,
  lost,
  type SpanCounts,
  settled,
  startOutageService,
  type Way,
  ways,
  work,
} from '../support/outage-service'

const behaviours = ['absent', 'resets', ...Object.keys(faults)] as Behaviour[]
const burst = 110

describe.each(Object.keys(ways) as Way[])('given spans that go by %s', (way) => {
  let collector: Collector
  let service: ServerProcess
  let said = 0
  let made = 0
  beforeAll(async () => {
    collector = await startCollector('takes')
    service = await startOutageService({ LOG_LEVEL: 'info', ...ways[way](collector.url) })
  })
  afterAll(async () => {
    killServers()
    await collector.close()
  })

  async function newLines(count: number) {
    await service.line(() => collectorLines(service.lines()).length >= said + count)
    const lines = collectorLines(service.lines()).slice(said)
    said += count
    return lines
  }

  test.each(behaviours)(
    'when the collector is one that: %s, and then takes spans, then a line says each, with what was lost, and every span is accounted for',
    async (behaviour) => {
      const before = await ask<SpanCounts>(service, 'spans')
      await collector.become(behaviour)
      await work(service, burst)
      made += burst
      expect(lost(await settled(service, made)) - lost(before)).toBe(burst)
      expect(collector.open()).toBeLessThan(10)

      await collector.become('takes')
      let after = before
      // the first one may meet a connection that is just being closed
      while (after.exported === before.exported) {
        await work(service, 1)
        made += 1
        after = await settled(service, made)
      }
      const [begins, ends] = await newLines(2)
      expect(begins).toMatchObject({ level: 'warn', reason: expect.stringMatching(/./) })
      expect(ends).toMatchObject({ level: 'info', lostSpans: lost(after) - lost(before) })
    },
  )

  test('when it has been through all of them, then nothing else was said of it, and it ends by SIGTERM with exit code 0', async () => {
    service.kill('SIGTERM')
    expect(await service.exit()).toEqual({ code: 0, signal: null })
    expect(service.stderr()).toBe('')
    expect(collectorLines(service.lines())).toHaveLength(2 * behaviours.length)
    const other = service
      .lines()
      .filter(({ level, msg }) => level !== 'info' && !collectorLines([{ msg }]).length)
    expect(other).toEqual([])
  })
})
