import * as otlp from '@voluntarily/otlp'

test('given the package, when it is imported, then it exports these names', () => {
  expect(Object.keys(otlp).sort()).toEqual([
    'ContainedExporter',
    'createOtlpAgent',
    'cutGrpcCalls',
    'grpcOptions',
    'inTime',
    'otlpLogsSpecs',
    'otlpMetricsSpecs',
    'otlpSettings',
    'otlpSpecs',
    'otlpTracesSpecs',
    'repeatWithoutHoldingUp',
    'sendBy',
  ])
})
