import { context, ROOT_CONTEXT } from '@opentelemetry/api'
import { ensureContextManager, openRequest } from '@voluntarily/request'
import { pino } from 'pino'
import { setProcessLogger } from '../src'
import { collector } from './support/collector'
import { incoming } from './support/incoming'

const output = collector()
const own = pino(
  { mixin: () => ({ mixed: true }), hooks: { streamWrite: (line) => line.replace('swap', 'swapped') } },
  output,
)
const childBefore = own.child({ a: 1 })

beforeAll(() => {
  ensureContextManager()
  setProcessLogger(own)
  setProcessLogger(own)
})

test('given a pino logger of the app, when it logs in a request, then its lines and those of its children carry the ids, and its own mixin works', () => {
  const { req, res } = incoming({
    'x-request-id': 'r-1',
    traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
  })
  context.with(openRequest(req, res, ROOT_CONTEXT).context, () => {
    own.info('x')
    childBefore.info('y')
  })
  for (const line of output.lines.slice(-2)) {
    expect(line).toMatchObject({
      requestId: 'r-1',
      trace_id: 'a'.repeat(32),
      span_id: 'b'.repeat(16),
      mixed: true,
    })
  }
})

test('given credentials in its lines, when it logs, then they are masked, and its own hook works', () => {
  own.info({ uri: 'mongodb://u:hunter22@h' }, 'swap Bearer hunter22')
  expect(output.last).toMatchObject({ uri: 'mongodb://[redacted]@h', msg: 'swapped Bearer [redacted]' })
})

test('given another logger of pino, when it logs, then it is untouched', () => {
  const other = collector()
  pino({}, other).info('Bearer hunter22')
  expect(other.last.msg).toBe('Bearer hunter22')
})

test('given something that is no pino logger, when it is made the process logger, then it is taken as it is', () => {
  const lines: unknown[] = []
  const info = (line: unknown) => lines.push(line)
  const plain = { info, warn: info, error: info, child: () => plain }
  setProcessLogger(plain as never)
  plain.info('x')
  expect(lines).toEqual(['x'])
})
