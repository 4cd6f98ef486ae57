import { describeWithJaeger, readTrace } from '../../../test/support/jaeger'
import { diagnose } from './support/run-doctor'

const endpoint = 'OTEL_EXPORTER_OTLP_ENDPOINT'
const protocol = 'OTEL_EXPORTER_OTLP_PROTOCOL'

describeWithJaeger('the doctor and Jaeger', (jaeger) => {
  const settings = (env: Record<string, string>) => ({ JAEGER_UI_URL: jaeger().query, ...env })
  const places = {
    'http/protobuf': () => ({ [endpoint]: jaeger().otlp }),
    'http/json': () => ({ [endpoint]: jaeger().otlp, [protocol]: 'http/json' }),
    grpc: () => ({ [endpoint]: jaeger().grpc, [protocol]: 'grpc' }),
    thrift: () => ({ OTEL_TRACES_EXPORTER: 'jaeger', OTEL_EXPORTER_JAEGER_ENDPOINT: jaeger().thrift }),
  }

  test.each(Object.entries(places))(
    'given %s, when all is well, then the span arrives',
    async (_what, place) => {
      const { exitCode, steps } = await diagnose(settings({ ...place(), OTEL_SERVICE_NAME: 'looked-after' }))
      expect(exitCode).toBe(0)
      const [, traceId = ''] =
        /trace (\w{32})/.exec(steps.find(({ name }) => name === 'probe span')?.text ?? '') ?? []
      expect(await readTrace(jaeger(), traceId, 1)).toMatchObject([
        { name: 'voluntarily-doctor', service: 'looked-after', attributes: { 'voluntarily.doctor': true } },
      ])
    },
  )

  const wrong: [string, string, () => Record<string, string>, string][] = [
    [
      'http/protobuf to the port for gRPC',
      protocol,
      () => ({ [endpoint]: jaeger().grpc }),
      'speaks gRPC, not http/protobuf',
    ],
    [
      'gRPC to the port for HTTP',
      protocol,
      () => ({ [endpoint]: jaeger().otlp, [protocol]: 'grpc' }),
      'speaks HTTP/1.1, not gRPC',
    ],
    [
      'the path for traces twice',
      endpoint,
      () => ({ [endpoint]: `${jaeger().otlp}/v1/traces` }),
      'at another path',
    ],
    [
      'no path for traces',
      'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
      () => ({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: jaeger().otlp }),
      'at another path',
    ],
    ["the UI's port", endpoint, () => ({ [endpoint]: jaeger().query }), 'where Jaeger shows traces'],
    [
      "gRPC to the UI's port",
      endpoint,
      () => ({ [endpoint]: jaeger().query, [protocol]: 'grpc' }),
      'not gRPC: that is where Jaeger shows traces',
    ],
    [
      "gRPC to Thrift's port",
      endpoint,
      () => ({ [endpoint]: new URL(jaeger().thrift).origin, [protocol]: 'grpc' }),
      'takes no spans by HTTP either',
    ],
    [
      "Thrift's port",
      endpoint,
      () => ({ [endpoint]: new URL(jaeger().thrift).origin }),
      "Jaeger's port for Thrift",
    ],
    [
      'Thrift to the port for OTLP',
      'OTEL_TRACES_EXPORTER',
      () => ({
        OTEL_TRACES_EXPORTER: 'jaeger',
        OTEL_EXPORTER_JAEGER_ENDPOINT: `${jaeger().otlp}/api/traces`,
      }),
      'a port for OTLP',
    ],
  ]
  test.each(wrong)('given %s, when it is asked, then it names %s', async (_what, variable, place, text) => {
    const { exitCode, faults } = await diagnose(settings(place()))
    expect(exitCode).toBe(1)

    expect(faults).toMatchObject([{ name: 'probe span', variable, text: expect.stringContaining(text) }])
    expect(faults[0]?.remedy).toContain(variable)
  })

  test("given Zipkin's spans to the port for OTLP, when it is asked, then it names both ways out", async () => {
    const { faults } = await diagnose(
      settings({
        OTEL_TRACES_EXPORTER: 'zipkin',
        OTEL_EXPORTER_ZIPKIN_ENDPOINT: `${jaeger().otlp}/api/v2/spans`,
      }),
    )
    expect(faults).toMatchObject([
      {
        name: 'probe span',
        variable: 'OTEL_TRACES_EXPORTER',
        remedy: expect.stringMatching(
          /OTEL_TRACES_EXPORTER to otlp, or OTEL_EXPORTER_ZIPKIN_ENDPOINT .* 9411/,
        ),
      },
    ])
  })

  test.each([
    ['HTTP', () => ({ [endpoint]: jaeger().otlp })],
    ['gRPC', () => ({ [endpoint]: jaeger().grpc, [protocol]: 'grpc' })],
  ])(
    'given metrics to Jaeger by %s, when it is asked, then it names OTEL_METRICS_EXPORTER',
    async (_what, place) => {
      const { exitCode, faults } = await diagnose(settings({ ...place(), OTEL_METRICS_EXPORTER: 'otlp' }))
      expect(exitCode).toBe(1)
      expect(faults).toMatchObject([{ name: 'metrics', variable: 'OTEL_METRICS_EXPORTER' }])
    },
  )

  test.each([
    ['HTTP', () => ({ [endpoint]: jaeger().otlp })],
    ['gRPC', () => ({ [endpoint]: jaeger().grpc, [protocol]: 'grpc' })],
  ])(
    'given log records to Jaeger by %s, when it is asked, then it names OTEL_LOGS_EXPORTER',
    async (_what, place) => {
      const { exitCode, faults } = await diagnose(settings({ ...place(), OTEL_LOGS_EXPORTER: 'otlp' }))
      expect(exitCode).toBe(1)
      expect(faults).toMatchObject([{ name: 'log records', variable: 'OTEL_LOGS_EXPORTER' }])
    },
  )
})
