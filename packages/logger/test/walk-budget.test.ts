import { openRequest } from '@voluntarily/request'
import { logCompletion } from '../src'
import { readArguments } from '../src/log-arguments'
import { noSerializers } from '../src/masked-children'
import { plainValue } from '../src/plain-value'
import { startWalk } from '../src/walk'
import { loggerWithOutput } from './support/collector'
import { incoming } from './support/incoming'

const maxLineBytes = 16_384
const { logger, output } = loggerWithOutput({ maxLineBytes })
const newWalk = () => startWalk(() => false, maxLineBytes)
const huge = 'B'.repeat(1_000_000)

test.each<[string, () => Error]>([
  ['a huge message', () => new Error(huge)],
  ['a huge cause', () => new Error(huge, { cause: new Error(huge, { cause: new Error(huge) }) })],
  ['many huge errors', () => new AggregateError(Array<Error>(90).fill(new Error(huge)), huge)],
  ['huge properties', () => Object.assign(new Error('x'), { body: Array<string>(90).fill(huge) })],
])(
  'given an error with %s, when its request ends, then the other fields of the line are whole',
  (_, made) => {
    const path = `/organizations/${'5'.repeat(300)}`
    const { req, res } = incoming({ 'user-agent': 'a browser' }, path)
    const { state } = openRequest(req, res)
    state.route = '/organizations/:organizationId/people/:personId'
    state.error = made()
    logCompletion(logger, state, {
      status: 500,
      outcome: 'client_aborted',
      durationMs: 1,
      level: 'error',
      bytes: 5,
    })
    expect(Buffer.byteLength(output.texts.at(-1) as string)).toBeLessThanOrEqual(maxLineBytes)
    const { method, route } = state
    expect(output.last).toMatchObject({ method, route, status: 500, outcome: 'client_aborted' })
    expect(output.last).toMatchObject({ path, userAgent: 'a browser', requestId: state.id, truncated: true })
  },
)

test('given an error with a huge message and a huge cause, when logged, then the beginning of each is there', () => {
  logger.error(new Error(huge, { cause: new Error(huge, { cause: new Error(huge) }) }))
  const beginning = expect.stringMatching(/^B{1000}/)
  expect(output.last.err).toMatchObject({
    message: beginning,
    cause: { message: beginning, cause: { message: beginning } },
  })
})

test('given a text after long ones, when read, then what stands for it is not longer than it was', () => {
  const lengths = [1, 5, 20, 40, 80, 160, 320]
  let short = 0
  for (let spent = 0; spent < 20; spent++)
    for (const length of lengths) {
      const before = Array<string>(spent).fill(huge)
      const [read] = plainValue([{ before, text: 'x'.repeat(length) }], newWalk()) as [{ text?: string }]
      expect(read.text?.length ?? 0).toBeLessThanOrEqual(length)
      if (read.text?.includes('…')) short++
    }
  expect(short).toBeGreaterThan(0)
})

test('given far more than a line takes, when read, then the rest is counted, not looked at', () => {
  let looked = 0
  const entry = {
    get text() {
      looked++
      return 'abc'
    },
  }
  const lists = Array.from({ length: 15 }, () => Array.from({ length: 15 }, () => [entry, 1, 'two', true]))
  const many = Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => 'short'))
  const { fields } = readArguments([{ many: Array(20).fill(many), lists, last: 'whole' }], {
    walk: newWalk(),
    serializers: noSerializers,
  })
  expect(looked).toBe(0)
  expect(fields).toMatchObject({ last: 'whole', lists: ['[15 more]'] })
  expect(JSON.stringify(fields).length).toBeLessThan(maxLineBytes * 16)
})
