import { setTimeout as delay } from 'node:timers/promises'
import { until } from '../support/serve'
import { sendingTo } from '../support/traced-logger'
import { type StandInOptions, standIn } from '../support/viewer-stand-in'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})
const viewer = async (options?: StandInOptions) => {
  const made = await standIn(options)
  open.push(made)
  return made
}

test('given the trace viewer, when lines of a trace are written, then it is asked once and gets them in one request', async () => {
  const { url, asked, methods, messages } = await viewer()
  const { say } = sendingTo(url)
  say('one')
  say('two')
  await until(() => messages().length === 2)

  expect(methods()).toEqual(['HEAD', 'POST'])
  expect(messages()).toEqual(['one', 'two'])
  expect(asked.at(-1)?.headers).toMatchObject({ 'content-type': 'application/json' })
})

test('given a viewer that is known, when more lines are written, then it is not asked again', async () => {
  const { url, methods, messages } = await viewer()
  const { say } = sendingTo(url)
  say('one')
  await until(() => messages().length === 1)
  say('two')
  await until(() => messages().length === 2)

  expect(methods()).toEqual(['HEAD', 'POST', 'POST'])
})

test('given lines that belong to no trace, then nobody is asked', async () => {
  const { url, methods } = await viewer()
  sendingTo(url).logger.info('of no trace')
  await delay(800)

  expect(methods()).toEqual([])
})

test('given a viewer that takes its time to answer, when lines are written meanwhile, then it gets them too', async () => {
  let release = () => {}
  const slow = await viewer({
    answer: ({ method }, res) => {
      release = () => void res.end()
      return method === 'HEAD'
    },
  })
  const { say } = sendingTo(slow.url)
  say('before')
  await until(() => slow.methods().length === 1)
  say('meanwhile')
  release()
  await until(() => slow.messages().length === 2)

  expect(slow.messages()).toEqual(['before', 'meanwhile'])
})

test('given a viewer and lines that wait, when it is flushed, then they are sent at once, all of them', async () => {
  const { url, messages } = await viewer()
  const { say, sender } = sendingTo(url)
  for (let i = 0; i < 1_200; i++) say(String(i))
  await sender.flush()

  expect(messages()).toEqual(Array.from({ length: 1_200 }, (_, i) => String(i)))
})

test('given a sender that was shut down, when a line is written, then it goes nowhere', async () => {
  const { url, methods, messages } = await viewer()
  const { say, sender } = sendingTo(url)
  say('one')
  await sender.shutdown()
  say('two')
  await sender.flush()
  await delay(800)

  expect(messages()).toEqual(['one'])
  expect(methods()).toEqual(['HEAD', 'POST'])
})

test.each<[string, NonNullable<StandInOptions['answer']>, string[]]>([
  ['never answers', () => true, ['HEAD']],
  [
    'begins to answer and stops',
    ({ method }, res) => method === 'POST' && res.writeHead(200, { 'content-length': 5 }).write('x'),
    ['HEAD', 'POST'],
  ],
])(
  'given a viewer that %s, when the sender is shut down, then that ends all the same',
  async (_what, answer, methods) => {
    const hanging = await viewer({ answer })
    const { say, sender } = sendingTo(hanging.url)
    say('one')
    await sender.shutdown()

    expect(hanging.methods()).toEqual(methods)
  },
)

test('given secrets in a line, when it is sent, then they are masked', async () => {
  const { url, bodies } = await viewer()
  const { logger, sender } = sendingTo(url)
  logger.child({ trace_id: 'a'.repeat(32) }).info({ password: 'hunter22' }, 'Bearer hunter22')
  await sender.flush()

  expect(bodies.join('')).toContain('Bearer [redacted]')
  expect(bodies.join('')).not.toContain('hunter22')
})

test('given a flood of lines, then the newest are sent, in few requests, and all are written', async () => {
  const { url, messages, methods } = await viewer()
  const { say, output } = sendingTo(url)
  for (let i = 0; i < 20_000; i++) say(String(i))
  await until(() => messages().at(-1) === '19999')

  expect(output.texts).toHaveLength(20_000)
  expect(messages()).toHaveLength(5_000)
  expect(methods()).toHaveLength(11)
})
