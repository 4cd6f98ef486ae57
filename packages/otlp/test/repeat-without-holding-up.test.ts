import { repeatWithoutHoldingUp } from '@voluntarily/otlp'

/** The inside of an exporter of OpenTelemetry's, as far as it is touched: once, and again. */
function makeExporter() {
  const sent: string[] = []
  const once = {
    send: async () => {
      sent.push('once')
      return { status: 'retryable', error: new Error('busy') }
    },
  }
  const transport = { _transport: once, send: once.send, retry: async () => ({ status: 'theirs' }) }
  return { exporter: { _delegate: { _transport: transport } }, transport, once, sent }
}

test('given a process on its way out, when an export is to be repeated, then it fails at once with what went wrong last', async () => {
  const { exporter, transport, once, sent } = makeExporter()
  const closing = new AbortController()
  repeatWithoutHoldingUp(exporter, closing.signal)
  await once.send()
  const repeated = (transport.retry as (...args: unknown[]) => Promise<unknown>)(new Uint8Array(), 1, 60_000)
  closing.abort()

  expect(await repeated).toEqual({ status: 'failure', error: new Error('busy') })
  expect(sent).toEqual(['once'])
})

test('given a process that goes on, when an export is to be repeated, then it is sent again', async () => {
  const { exporter, transport, sent } = makeExporter()
  repeatWithoutHoldingUp(exporter, new AbortController().signal)
  // the wait keeps nothing alive, jest included
  const alive = setTimeout(() => {}, 10_000)
  await (transport.retry as (...args: unknown[]) => Promise<unknown>)(new Uint8Array(), 1, 5)
  clearTimeout(alive)

  expect(sent).toEqual(['once'])
})

test('given an exporter with another inside, when it is to repeat so, then it is left as it is', () => {
  const other = { _delegate: { _transport: { send() {} } } }
  const { send } = other._delegate._transport
  repeatWithoutHoldingUp(other, new AbortController().signal)

  expect(other._delegate._transport).toEqual({ send })
})
