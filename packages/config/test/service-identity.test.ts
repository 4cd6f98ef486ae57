import { serviceIdentity, throwDeferredProblems } from '../src'
import { warningsOf } from './support/warnings-of'

const identityIn = (environment: Record<string, string>) => serviceIdentity({ environment })

test('given the variables, when the identity is asked for, then they decide it', () => {
  const environment = {
    OTEL_SERVICE_NAME: 'vly',
    REVISION: 'abc123',
    APP_ENV: 'beta',
    NODE_ENV: 'production',
  }
  expect(identityIn(environment)).toMatchObject({
    name: 'vly',
    revision: 'abc123',
    environment: 'beta',
    production: true,
    test: false,
  })
})

test('given no APP_ENV, when the identity is asked for, then NODE_ENV is the environment', () => {
  expect(identityIn({ NODE_ENV: 'test' })).toMatchObject({
    environment: 'test',
    production: false,
    test: true,
  })
  expect(identityIn({}).environment).toBeUndefined()
})

test.each([
  ['service.version=1,service.name=from%20attributes', 'from attributes'],
  ['service.name= spaced ,a=b', 'spaced'],
  ['service.name=100%', '100%'],
])(
  'given OTEL_RESOURCE_ATTRIBUTES=%s, when the identity is asked for, then it names the service',
  (text, name) => {
    expect(identityIn({ OTEL_RESOURCE_ATTRIBUTES: text }).name).toBe(name)
    expect(identityIn({ OTEL_RESOURCE_ATTRIBUTES: text, OTEL_SERVICE_NAME: 'first' }).name).toBe('first')
  },
)

test('given ECS without NODE_ENV, when the identity is asked for, then it is production, with one warning', () => {
  const onEcs = { ECS_CONTAINER_METADATA_URI_V4: 'http://169.254.170.2/v4/x' }
  const warnings = warningsOf(() => {
    expect(identityIn(onEcs).production).toBe(true)
    expect(identityIn({ ECS_CONTAINER_METADATA_URI: 'http://169.254.170.2/v3/x' }).production).toBe(true)
  })
  expect(warnings).toEqual([
    'NODE_ENV is not set; on ECS that counts as production. Set NODE_ENV=production.',
  ])
  expect(identityIn({ ...onEcs, NODE_ENV: 'development' }).production).toBe(false)
})

test('given a variable that cannot be read, when the identity is asked for, then its problem is kept for later', () => {
  expect(identityIn({ REVISION_FILE: '/nowhere' }).revision).toBeUndefined()
  expect(() => throwDeferredProblems()).toThrow('REVISION_FILE')
})
