import { describeBackends } from './support/backends'
import { search, send } from './support/client'
import { newService, newTraceId, span, spansOf, startNs } from './support/spans'

const [before, after] = ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z']

describeBackends('search by time', (backend) => {
  test.each([
    ['starts the range with it', '2026-05-28T20:26:40.000000007Z', after, 200],
    ['starts the range a nanosecond after it', '2026-05-28T20:26:40.000000008Z', after, 404],
    ['ends the range with it', before, '2026-05-28T20:26:40.000000007Z', 200],
    ['ends the range a nanosecond before it', before, '2026-05-28T20:26:40.000000006Z', 404],
    ['ends the range before the span ends', before, '2026-05-28T20:26:41Z', 200],
    ['starts the range while the span lasts', '2026-05-28T20:26:41Z', after, 404],
    ['has another offset', '2026-05-28T22:26:40+02:00', '2026-05-28T15:56:41-04:30', 200],
    ['has another offset and the wrong hour', '2026-05-28T22:26:41+02:00', after, 404],
    ['has more digits than nanoseconds', '2026-05-28T20:26:40.0000000079Z', after, 200],
    ['begins with the first year', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999999999Z', 200],
    ['has a leap day', '2024-02-29T00:00:00Z', after, 200],
  ])(
    'given a span that starts 7 ns after a second and lasts 5 s, when a query %s, then the answer is right',
    async (...row) => {
      const [, start_time_min, start_time_max, status] = row
      const traceId = newTraceId()
      const service = newService('times')
      const sent = {
        ...span({ traceId }),
        startTimeUnixNano: String(startNs + 7n),
        endTimeUnixNano: String(startNs + 5_000_000_007n),
      }
      await send(backend(), spansOf(service, sent))
      const query = { service_name: service, num_traces: '1', start_time_min, start_time_max }
      expect(await search(backend(), query)).toEqual(status === 200 ? [traceId] : status)
    },
  )
})
