import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { freePort } from '../../support/free-ports'
import { killServers } from '../../support/server-process'
import { settled, startOutageService, work } from '../support/outage-service'

afterEach(killServers)

function startWith(host: string, port: string) {
  return startOutageService({
    LOG_LEVEL: 'info',
    OTEL_TRACES_EXPORTER: 'jaeger',
    OTEL_EXPORTER_JAEGER_AGENT_HOST: host,
    OTEL_EXPORTER_JAEGER_AGENT_PORT: port,
  })
}

async function stop(service: Awaited<ReturnType<typeof startWith>>) {
  service.kill('SIGTERM')
  expect(await service.exit()).toEqual({ code: 0, signal: null })
  expect(service.stderr()).toBe('')
  return service.lines().filter((line) => line.from === 'opentelemetry' || line.exporter !== undefined)
}

test('given no agent, when spans are sent by UDP, then they are lost unseen, the app goes on and ends with 0', async () => {
  const service = await startWith('127.0.0.1', await freePort())
  await work(service, 100)
  expect(await settled(service, 100)).toEqual({ exported: 100, failed: 0, dropped: 0 })
  expect(await stop(service)).toEqual([])
})

test('given an agent of no known name, when spans are sent by UDP, then one line says so, the app goes on and ends with 0', async () => {
  const service = await startWith('agent.invalid', '6832')
  await work(service, 100)
  expect(await settled(service, 100)).toMatchObject({ exported: 0 })
  const lines = await stop(service)
  expect(lines).toMatchObject([{ level: 'warn', reason: expect.stringContaining('agent.invalid') }])
})

test('given a span that is too large for a packet, when it is sent by UDP with others, then only it is lost, and a line says so', async () => {
  const agent = createSocket('udp4').bind(0, '127.0.0.1')
  await once(agent, 'listening')
  let packets = ''
  agent.on('message', (packet) => {
    packets += packet.toString('latin1')
  })
  const service = await startWith('127.0.0.1', String((agent.address() as AddressInfo).port))
  await fetch(`${service.url}/large`)
  await work(service, 30)
  await settled(service, 32)
  const lines = await stop(service)
  agent.close()

  // the requests' spans, and that of /large
  expect(packets.match(/\/(?:jobs\/:id|large)/g)?.length).toBeGreaterThanOrEqual(31)
  expect(lines).toMatchObject([{ level: 'warn', msg: 'a span does not fit into a packet, it was lost' }])
})
