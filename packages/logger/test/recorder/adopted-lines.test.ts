import { pino } from 'pino'
import { setProcessLogger, tapLines } from '../../src'
import { collector } from '../support/collector'
import { requestUnderWay } from '../support/in-request'

beforeAll(() => {
  process.env.LOG_BUFFER = 'on'
})
afterAll(() => {
  delete process.env.LOG_BUFFER
})

test("given a pino logger of the app's own, when a request fails, then its debug lines are written and heard then, as the app makes them", () => {
  const output = collector()
  const logged: unknown[] = []
  const own = pino(
    {
      mixin: () => ({ mixed: true }),
      hooks: {
        logMethod(args, method) {
          logged.push(args.at(-1))
          method.apply(this, args)
        },
      },
    },
    output,
  )
  const before = own.child({ a: 1 })
  setProcessLogger(own)
  const heard: string[] = []
  const end = tapLines((line) => heard.push(line))
  const [well, failed] = [requestUnderWay(), requestUnderWay()]
  for (const { run } of [well, failed])
    run(() => {
      own.debug('one %s', 'Bearer hunter22')
      before.debug({ b: 2 }, 'two')
    })
  expect([output.lines, heard]).toEqual([[], []])
  well.end()
  failed.end(500)
  end()
  expect(output.lines).toMatchObject([
    { level: 20, mixed: true, requestId: failed.state.id, msg: 'one Bearer [redacted]' },
    { level: 20, mixed: true, a: 1, b: 2, msg: 'two' },
  ])
  expect(heard).toEqual(output.texts)
  own.debug('outside')
  expect(logged).not.toContain('outside')
})

test('given several streams by level, when held lines are written, then each stream gets those of its level', () => {
  const [all, errors] = [collector(), collector()]
  const own = pino(
    { level: 'info' },
    pino.multistream([
      { level: 'debug', stream: all },
      { level: 'error', stream: errors },
    ]),
  )
  setProcessLogger(own)
  const request = requestUnderWay()
  request.run(() => {
    own.debug('d')
    own.error('e')
  })
  request.end(500)
  expect(all.lines.map(({ msg }) => msg)).toEqual(['e', 'd'])
  expect(errors.lines.map(({ msg }) => msg)).toEqual(['e'])
})
