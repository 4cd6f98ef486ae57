import { setTimeout as delay } from 'node:timers/promises'
import { sendingTo } from '../support/traced-logger'
import { standIn } from '../support/viewer-stand-in'

test('given Jaeger, which has no such header, and another server, when lines are written for longer, then they are asked every five seconds at the most, and sent nothing', async () => {
  const others = await Promise.all([standIn({ name: null }), standIn({ name: 'nginx' })])
  const sending = others.map(({ url }) => sendingTo(url))
  for (let i = 0; i < 65; i++) {
    sending[0]?.say(String(i))
    await delay(100)
  }
  await Promise.all(sending.map(({ sender }) => sender.shutdown()))
  await Promise.all(others.map(({ close }) => close()))

  for (const other of others) {
    expect(other.methods()).toEqual(['HEAD', 'HEAD'])
    const [first = 0, second = 0] = other.asked.map(({ at }) => at)
    expect(second - first).toBeGreaterThan(4_900)
  }
})
