import { type ConfigProblem, readSettings } from '@voluntarily/config'
import { startTracing, tracingSpecs } from '@voluntarily/tracing'

const right = [
  '*',
  'example.org',
  'API.Example.org.',
  '.example.org',
  '*.example.org',
  'localhost',
  'job_queue',
  'xn--bcher-kva.example',
  '10.0.0.3',
  '::1',
  '[fe80::1]',
]
const wrong = [
  'http://x',
  'host:8080',
  '[::1]:8080',
  'host/path',
  'bad host',
  'user@host',
  'a..b',
  '.',
  '*.',
  '**',
  'api.*',
  '-a.example',
  '10.0.0.300',
  '10.0.0.0/8',
  'bücher.example',
  'a'.repeat(64),
]

test.each(right)('given TRACE_PROPAGATE_TO=%s, when the settings are read, then it is taken', (host) => {
  expect(problemsOf(host)).toEqual([])
})

test.each(wrong)(
  'given TRACE_PROPAGATE_TO with %s, when the settings are read, then it is refused by its name',
  (host) => {
    const [problem] = problemsOf(`example.org,${host}`)
    expect(problem?.expected).toBe(
      'host names or IP addresses, without scheme, port or path; .example.org for all below it, * for all',
    )
    expect(problem?.found).toMatch(/^got "/)
    expect(problem?.found).toContain(host.slice(0, 60))
    expect(problem?.remedy).toContain('for example to api.example.org,.internal.example.org')
  },
)

test.each([...wrong, ' '])(
  'given %s for propagateTo, when tracing is started, then it is refused',
  (host) => {
    expect(() => startTracing({ propagateTo: ['example.org', host] })).toThrow(
      'propagateTo: expected a list of host names or IP addresses, without scheme, port or path; .example.org for all below it, * for all',
    )
  },
)

function problemsOf(value: string): readonly ConfigProblem[] {
  return readSettings(tracingSpecs, { environment: { TRACE_PROPAGATE_TO: value } }).problems
}
