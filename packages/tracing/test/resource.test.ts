import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace'
import type { TracingOptions } from '@voluntarily/tracing'
import { startTracing, withSpan } from '@voluntarily/tracing'
import { serve } from './support/serve'

const before = { ...process.env }
afterEach(() => {
  process.env = { ...before }
})

async function resourceOf(options: TracingOptions = {}) {
  const memory = new InMemorySpanExporter()
  const tracing = startTracing({
    exporter: 'none',
    ...options,
    spanProcessors: [new SimpleSpanProcessor({ exporter: memory })],
  })
  withSpan('one', () => {})
  await tracing.forceFlush()
  const [span] = memory.getFinishedSpans()
  await tracing.shutdown()
  return span?.resource.attributes ?? {}
}

test('given the variables, when a span is made, then its resource says which service it is', async () => {
  Object.assign(process.env, {
    OTEL_SERVICE_NAME: 'shop',
    REVISION: 'abc1234',
    APP_ENV: 'beta',
    OTEL_RESOURCE_ATTRIBUTES: 'team=core%20team',
  })

  expect(await resourceOf()).toMatchObject({
    'service.name': 'shop',
    'service.version': 'abc1234',
    'service.instance.id': expect.stringMatching(/^[0-9a-f-]{36}$/),
    'deployment.environment.name': 'beta',
    team: 'core team',
    'telemetry.sdk.language': 'nodejs',
    'process.pid': process.pid,
    'host.name': expect.any(String),
  })
})

test('given options, when a span is made, then they go before the variables', async () => {
  Object.assign(process.env, { OTEL_SERVICE_NAME: 'shop', OTEL_RESOURCE_ATTRIBUTES: 'team=core' })

  expect(await resourceOf({ serviceName: 'till', resourceAttributes: { team: 'sales' } })).toMatchObject({
    'service.name': 'till',
    team: 'sales',
  })
})

describe('given an ECS task', () => {
  const taskArn = 'arn:aws:ecs:ap-southeast-2:123456789012:task/live/0123456789abcdef0123456789abcdef'
  const containerArn = 'arn:aws:ecs:ap-southeast-2:123456789012:container/live/0123/4567'
  const task = {
    TaskARN: taskArn,
    Cluster: 'live',
    Family: 'shop',
    Revision: '7',
    LaunchType: 'FARGATE',
    AvailabilityZone: 'ap-southeast-2a',
  }
  const answers: Record<string, object> = { '/v4': { ContainerARN: containerArn }, '/v4/task': task }

  test('when a span is made, then its resource says which task it is', async () => {
    const metadata = await serve((req, res) => void res.end(JSON.stringify(answers[req.url ?? ''] ?? {})))
    Object.assign(process.env, {
      NODE_ENV: 'production',
      ECS_CONTAINER_METADATA_URI_V4: `${metadata.url}/v4`,
    })
    const attributes = await resourceOf()
    await metadata.close()

    expect(attributes).toMatchObject({
      'cloud.provider': 'aws',
      'cloud.platform': 'aws_ecs',
      'cloud.region': 'ap-southeast-2',
      'aws.ecs.task.arn': taskArn,
      'aws.ecs.task.family': 'shop',
      'aws.ecs.launchtype': 'fargate',
    })
  })

  test('when its metadata cannot be had, then spans go without it', async () => {
    Object.assign(process.env, {
      NODE_ENV: 'production',
      ECS_CONTAINER_METADATA_URI_V4: 'http://127.0.0.1:1/v4',
    })

    expect(await resourceOf()).not.toHaveProperty(['aws.ecs.task.arn'])
  })

  test('when NODE_ENV is test, then the metadata is not asked for', async () => {
    let asked = false
    const metadata = await serve((_req, res) => {
      asked = true
      res.end('{}')
    })
    Object.assign(process.env, { NODE_ENV: 'test', ECS_CONTAINER_METADATA_URI_V4: `${metadata.url}/v4` })
    await resourceOf()
    await metadata.close()

    expect(asked).toBe(false)
  })
})
