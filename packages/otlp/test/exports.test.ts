import * as otlp from '@voluntarily/otlp'

test('given the package, when it is imported, then it exports these names', () => {
  expect(Object.keys(otlp).sort()).toEqual([
    'CertificateError',
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
    'readCertificates',
    'repeatWithoutHoldingUp',
    'sendBy',
  ])
})
