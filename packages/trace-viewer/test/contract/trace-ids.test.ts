import { randomBytes } from 'node:crypto'
import { describeBackends } from './support/backends'
import { ask, readTrace, send } from './support/client'
import { newService, newTraceId, span, spansOf } from './support/spans'

const unknown = 'f'.repeat(32)
const notFound = { status: 404, body: { error: { httpCode: 404, message: 'No traces found' } } }

describeBackends('ids of traces', (backend) => {
  test('given a trace with 64 bits, when it is read by its 16 digits, then it is found', async () => {
    const short = `8${randomBytes(7).toString('hex')}a`
    const traceId = `0000000000000000${short}`.slice(-32)
    await send(backend(), spansOf(newService('ids'), span({ traceId })))
    for (const id of [traceId.slice(-16), traceId]) {
      const [group] = await readTrace(backend(), id)
      expect(group?.scopeSpans[0]?.spans[0]?.traceId).toBe(traceId)
    }
  })

  test('given an id in upper case, when the trace is read, then it is found', async () => {
    const traceId = newTraceId()
    await send(backend(), spansOf(newService('ids'), span({ traceId })))
    const [group] = await readTrace(backend(), traceId.toUpperCase())
    expect(group?.scopeSpans[0]?.spans[0]?.traceId).toBe(traceId)
  })

  test('given an id that nobody sent, when it is asked for, then both APIs say that it is not there', async () => {
    expect(await ask(backend(), `/api/v3/traces/${unknown}`)).toEqual(notFound)
    expect(await ask(backend(), `/api/traces/${unknown}`)).toEqual({
      status: 404,
      body: { data: null, total: 0, limit: 0, offset: 0, errors: [{ code: 404, msg: 'trace not found' }] },
    })
  })

  test.each([
    ['letters', 'zz'],
    ['more than 32 digits', 'a'.repeat(33)],
    ['a sign', '+a'],
    ['a prefix', '0xab'],
    ['a blank', '%20ab'],
    ['text of other scripts', encodeURIComponent('日本')],
  ])('given %s for an id, when it is asked for, then both APIs call it malformed', async (_what, id) => {
    expect(await ask(backend(), `/api/v3/traces/${id}`)).toEqual({
      status: 400,
      body: { error: { httpCode: 400, message: expect.stringMatching(/./) } },
    })
    expect(await ask(backend(), `/api/traces/${id}`)).toEqual({
      status: 400,
      body: {
        data: null,
        total: 0,
        limit: 0,
        offset: 0,
        errors: [{ code: 400, msg: expect.stringMatching(/./) }],
      },
    })
  })
})
