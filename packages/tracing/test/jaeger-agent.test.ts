import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fixtures, runChild } from './support/run-child'

test('given a Jaeger agent, when spans are sent, then they go there as packets', async () => {
  const agent = createSocket('udp4').bind(0, '127.0.0.1')
  await once(agent, 'listening')
  const packets: string[] = []
  agent.on('message', (packet) => void packets.push(packet.toString('latin1')))
  const env = {
    OTEL_TRACES_EXPORTER: 'jaeger',
    OTEL_EXPORTER_JAEGER_AGENT_HOST: '127.0.0.1',
    OTEL_EXPORTER_JAEGER_AGENT_PORT: String((agent.address() as AddressInfo).port),
    OTEL_SERVICE_NAME: 'shop',
  }
  const { code } = await runChild(join(fixtures, 'one-span.js'), { env })
  agent.close()

  expect(code).toBe(0)
  expect(packets).toHaveLength(1)
  expect(packets[0]).toContain('shop')
})
