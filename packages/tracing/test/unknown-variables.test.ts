import { unknownOtelVariables } from '@voluntarily/tracing'

test('given names of variables, when the unknown ones are asked for, then those with OTEL_ that nothing honours come back', () => {
  const names = [
    'PATH',
    'OTEL_TRACE_EXPORTER',
    'OTEL_TRACES_EXPORTER',
    'OTEL_SERVICE_NAME',
    'OTEL_EXPORTER_OTLP_HEADERS_FILE',
    'OTEL_METRICS_EXPORTER',
  ]

  expect(unknownOtelVariables(names)).toEqual(['OTEL_METRICS_EXPORTER', 'OTEL_TRACE_EXPORTER'])
  expect(unknownOtelVariables(names, ['OTEL_METRICS_EXPORTER'])).toEqual(['OTEL_TRACE_EXPORTER'])
})
