import { ConfigError, throwDeferredProblems } from '@voluntarily/config'
import { createHealth, type HealthOptions } from '../src'
import { serve } from './support/serve'

async function readyBody(options: HealthOptions) {
  const served = await serve(createHealth({ startReady: true, ...options }).router)
  const { body } = await served.ask('/ready')
  await served.close()
  return body
}

test.each([
  [{ NODE_ENV: 'production' }, false],
  [{ NODE_ENV: 'development' }, true],
  [{}, true],
  [{ NODE_ENV: 'production', HEALTH_DETAILS: 'always' }, true],
  [{ HEALTH_DETAILS: 'never' }, false],
  [{ NODE_ENV: 'production', HEALTH_DETAILS: '' }, false],
])(
  'given the environment %j, when /ready is asked, then details are shown: %s',
  async (environment, shown) => {
    expect('serviceId' in (await readyBody({ environment }))).toBe(shown)
  },
)

test('given a variable and an option, when both are set, then the option counts', async () => {
  const body = await readyBody({ environment: { HEALTH_DETAILS: 'never' }, details: 'always' })
  expect(body).toHaveProperty('serviceId')
})

test('given OTEL_SERVICE_NAME and REVISION, when details are shown, then they are serviceId and releaseId', async () => {
  const body = await readyBody({ environment: { OTEL_SERVICE_NAME: 'vly', REVISION: '4f2c1ab' } })
  expect(body).toMatchObject({ serviceId: 'vly', releaseId: '4f2c1ab' })
})

test('given HEALTH_TIMEOUT_MS, when a check is slower, then it fails after that time', async () => {
  const health = createHealth({
    startReady: true,
    checks: { slow: () => new Promise<void>(() => {}) },
    environment: { HEALTH_TIMEOUT_MS: '25ms' },
  })
  const { checks } = await health.report()
  expect(checks?.['slow:responseTime']?.[0]?.output).toBe('no answer within 25 ms')
})

test('given wrong variables, when health is made, then it goes on with defaults and keeps them for loadConfig', () => {
  createHealth({ environment: { HEALTH_DETAILS: 'some', HEALTH_TIMEOUT_MS: '0', HEALTH_CACHE_MS: 'soon' } })
  let thrown: unknown
  try {
    throwDeferredProblems()
  } catch (error) {
    thrown = error
  }
  expect(thrown).toBeInstanceOf(ConfigError)
  expect((thrown as ConfigError).problems.map(({ name }) => name).sort()).toEqual([
    'HEALTH_CACHE_MS',
    'HEALTH_DETAILS',
    'HEALTH_TIMEOUT_MS',
  ])
})
