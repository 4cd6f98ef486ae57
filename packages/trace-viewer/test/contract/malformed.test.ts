import { describeBackends } from './support/backends'
import { ask, search, send } from './support/client'
import { newService, newTraceId, span, spansOf } from './support/spans'

const times = {
  'query.start_time_min': '2026-01-01T00:00:00Z',
  'query.start_time_max': '2027-01-01T00:00:00Z',
}

// The wording is that of Go's parsers there.
const malformed = (status: number) => ({
  status,
  body: { error: { httpCode: status, message: expect.stringMatching(/./) } },
})

describeBackends('parameters that are wrong', (backend) => {
  test.each([
    ['no times', { 'query.start_time_min': '', 'query.start_time_max': '' }],
    ['no start', { 'query.start_time_min': '' }],
    ['no end', { 'query.start_time_max': '' }],
    ['a word for a time', { 'query.start_time_min': 'yesterday' }],
    ['a number for a time', { 'query.start_time_max': '1780000000' }],
    ['a time without an offset', { 'query.start_time_min': '2026-01-01T00:00:00' }],
    ['a date for a time', { 'query.start_time_min': '2026-01-01' }],
    ['a day that does not exist', { 'query.start_time_min': '2025-02-29T00:00:00Z' }],
    ['a month that does not exist', { 'query.start_time_min': '2025-13-01T00:00:00Z' }],
    ['an hour that does not exist', { 'query.start_time_min': '2025-01-01T24:00:00Z' }],
    ['a duration without a unit', { 'query.duration_min': '100' }],
    ['a duration with an unknown unit', { 'query.duration_min': '1x' }],
    ['a duration of days', { 'query.duration_max': '1d' }],
    ['a blank in a duration', { 'query.duration_max': '1 ms' }],
    ['a duration beyond 64 bits', { 'query.duration_max': '9999999h' }],
    ['a word for a number of traces', { 'query.num_traces': 'x' }],
    ['a fraction for a number of traces', { 'query.num_traces': '1.5' }],
    ['a number of traces beyond 64 bits', { 'query.num_traces': '9223372036854775808' }],
    ['a word for a boolean', { 'query.raw_traces': 'yes' }],
  ])('given %s, when traces are searched for, then the answer is 400', async (_what, wrong) => {
    const query = new URLSearchParams({ 'query.num_traces': '1', ...times, ...wrong })
    expect(await ask(backend(), `/api/v3/traces?${query}`)).toEqual(malformed(400))
  })

  // Jaeger's answer; the viewer has no other, so that a client sees the same there.
  test.each(['0', '-1', '+0'])(
    'given %s for a number of traces, when they are searched for, then the answer is 500',
    async (n) => {
      const query = new URLSearchParams({ 'query.num_traces': n, ...times })
      expect(await ask(backend(), `/api/v3/traces?${query}`)).toEqual({
        status: 500,
        body: {
          error: { httpCode: 500, message: 'search depth must be greater than 0 and less than max traces' },
        },
      })
    },
  )

  test.each(['start_time=bad', 'end_time=1780000000', 'raw_traces=maybe'])(
    'given %s, when a trace is asked for, then the answer is 400',
    async (parameter) => {
      expect(await ask(backend(), `/api/v3/traces/${newTraceId()}?${parameter}`)).toEqual(malformed(400))
    },
  )

  test.each(['raw=maybe', 'start=x', 'end=1.5'])(
    'given %s, when a trace is asked for by the older API, then the answer is 400',
    async (parameter) => {
      const { status, body } = await ask(backend(), `/api/traces/${newTraceId()}?${parameter}`)
      expect(status).toBe(400)
      expect(body).toMatchObject({ data: null, errors: [{ code: 400, msg: expect.stringMatching(/./) }] })
    },
  )

  test('given parameters that are right, empty, unknown or there twice, when traces are searched for, then they are found', async () => {
    const service = newService('right')
    const traceId = newTraceId()
    await send(backend(), spansOf(service, span({ traceId })))
    const query = `?start_time=2026-01-01T00:00:00Z&end_time=2026-01-01T00:00:00.5Z&raw_traces=T&unknown=1`
    expect((await ask(backend(), `/api/v3/traces/${traceId}${query}`)).status).toBe(200)
    const right = {
      service_name: service,
      start_time_min: times['query.start_time_min'],
      start_time_max: times['query.start_time_max'],
    }
    expect(
      await search(backend(), {
        ...right,
        num_traces: '+1',
        duration_min: '',
        operation_name: '',
        unknown: '1',
      }),
    ).toEqual([traceId])
    const twice = new URLSearchParams([
      ['query.service_name', service],
      ['query.service_name', 'x'],
      ['query.num_traces', '1'],
      ...Object.entries(times),
    ])
    expect((await ask(backend(), `/api/v3/traces?${twice}`)).status).toBe(200)
  })
})
