import { setTimeout as delay } from 'node:timers/promises'
import { sendingTo } from '../support/traced-logger'
import { standIn } from '../support/viewer-stand-in'

async function freePort(): Promise<number> {
  const { port, close } = await standIn()
  await close()
  return port
}

/** Says it every 100 ms until the viewer has something. */
async function saying(say: () => void, messages: () => unknown[]): Promise<void> {
  for (let tries = 0; messages().length === 0 && tries < 100; tries++) {
    say()
    await delay(100)
  }
}

test('given no viewer, when one is started later, then it gets the lines of the last seconds and those that follow', async () => {
  const port = await freePort()
  const { say } = sendingTo(new URL(`http://127.0.0.1:${port}/v1/logs`))
  say('dropped')
  await delay(800)
  say('shortly before')
  const viewer = await standIn({ port })
  await saying(() => say('with the viewer'), viewer.messages)
  await viewer.close()

  expect(viewer.methods()).toEqual(['HEAD', 'POST'])
  expect(viewer.messages().slice(0, 2)).toEqual(['shortly before', 'with the viewer'])
})

test('given a viewer that goes and comes back, then lines arrive again, and the app hears of nothing', async () => {
  const first = await standIn()
  const { say, output } = sendingTo(first.url)
  await saying(() => say('first'), first.messages)
  await first.close()
  say('lost')
  await delay(800)
  const second = await standIn({ port: first.port })
  await saying(() => say('second'), second.messages)
  await second.close()

  expect(second.methods()).toEqual(['HEAD', 'POST'])
  expect(new Set(second.messages())).toEqual(new Set(['second']))
  expect(new Set(output.lines.map(({ msg }) => msg))).toEqual(new Set(['first', 'lost', 'second']))
})

test('given a viewer that refuses lines, when more are written, then it is asked again before it is sent any', async () => {
  const refusing = await standIn({ status: 500 })
  const { say, sender } = sendingTo(refusing.url)
  say('one')
  await sender.flush()
  say('two')
  await delay(800)
  expect(refusing.methods()).toEqual(['HEAD', 'POST'])
  await delay(5_000)
  await sender.shutdown()
  await refusing.close()

  expect(refusing.methods()).toEqual(['HEAD', 'POST', 'HEAD', 'POST'])
})
