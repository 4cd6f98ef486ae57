import { createHealth, type HealthOptions, HealthOptionsError } from '../src'

function problemsOf(options: unknown): readonly string[] {
  try {
    createHealth(options as HealthOptions)
  } catch (error) {
    if (error instanceof HealthOptionsError && error.code === 'ERR_HEALTH_OPTIONS') return error.problems
    throw error
  }
  return []
}

test('given many wrong options, when health is made, then one error names them all', () => {
  const found = problemsOf({
    livenessPath: 'health',
    readinessPath: '/ready?x',
    details: 'sometimes',
    timeoutMs: 0,
    cacheMs: -1,
    maxAgeMs: Number.NaN,
    ready: true,
    startReady: 'yes',
    log: { info() {} },
    chekcs: {},
    checks: {
      'a:b': () => {},
      text: 'ping',
      nothing: null,
      empty: {},
      typo: { check: () => {}, requried: false },
      numbers: { check: () => {}, timeoutMs: 2 ** 31, failureThreshold: 0, cacheMs: '1', required: 1 },
    },
  })
  const named = found.map((problem) => problem.slice(0, problem.indexOf(': ')))
  expect(named).toEqual([
    'chekcs',
    'timeoutMs',
    'cacheMs',
    'maxAgeMs',
    'startReady',
    'details',
    'ready',
    'log',
    'livenessPath',
    'readinessPath',
    'checks.a:b',
    'checks.text',
    'checks.nothing',
    'checks.empty',
    'checks.typo.requried',
    'checks.numbers.required',
    'checks.numbers.timeoutMs',
    'checks.numbers.cacheMs',
    'checks.numbers.failureThreshold',
  ])
})

test.each([
  ['the same path twice', { livenessPath: '/up', readinessPath: '/up/' }],
  ['the root as a path', { livenessPath: '/' }],
  ['checks that are none', { checks: 'mongo' }],
  [
    'an answer reused longer than a good one counts',
    { maxAgeMs: 1_000, checks: { a: { check() {}, cacheMs: 2_000 } } },
  ],
])('given %s, when health is made, then it is refused', (_name, options) => {
  expect(problemsOf(options)).toHaveLength(1)
})

test('given options that are undefined, when health is made, then the defaults are taken', () => {
  const names = ['checks', 'ready', 'livenessPath', 'details', 'timeoutMs', 'cacheMs', 'log', 'service']
  const health = createHealth(Object.fromEntries(names.map((name) => [name, undefined])))
  expect(health.paths).toEqual(['/health', '/ready'])
})

test('given a check that is an instance of a class with fields of its own, when it is run, then it has its this', async () => {
  class DiskCheck {
    private readonly free = 7
    readonly required = false
    check() {
      return { status: 'pass' as const, observedValue: this.free }
    }
  }
  const report = await createHealth({ startReady: true, checks: { disk: new DiskCheck() } }).report()
  expect(report.checks?.['disk:value']?.[0]).toMatchObject({ observedValue: 7, required: false })
})
