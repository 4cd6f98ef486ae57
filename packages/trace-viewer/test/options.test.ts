import { readOptions } from '../src/options'

const withVariables = (variables: Record<string, string>, run: () => void) => {
  const before = { ...process.env }
  Object.assign(process.env, variables)
  try {
    run()
  } finally {
    process.env = before
  }
}

test('given neither options nor variables, when the options are read, then they are the defaults', () => {
  expect(readOptions({})).toEqual({
    port: 16_686,
    otlpPort: 4_318,
    maxSpans: 100_000,
    maxBytes: 268_435_456,
    maxBodyBytes: 16_777_216,
  })
})

test('given a variable and an option, when the options are read, then the option goes first', () => {
  withVariables(
    { TRACE_VIEWER_PORT: '1111', TRACE_VIEWER_OTLP_PORT: '2222', TRACE_VIEWER_MAX_BYTES: '64MiB' },
    () => {
      expect(readOptions({ port: 3333 })).toMatchObject({ port: 3333, otlpPort: 2222, maxBytes: 67_108_864 })
    },
  )
})

test('given wrong variables, when the options are read, then one error names them all', () => {
  withVariables({ TRACE_VIEWER_PORT: 'http', TRACE_VIEWER_MAX_SPANS: '0' }, () => {
    expect(() => readOptions({})).toThrow(/TRACE_VIEWER_PORT[\s\S]*TRACE_VIEWER_MAX_SPANS/)
  })
})

test.each([
  [{ port: 70_000 }, 'port: expected a whole number from 0 to 65535'],
  [{ otlpPort: 1.5 }, 'otlpPort: expected a whole number from 0 to 65535'],
  [{ maxSpans: 0 }, 'maxSpans: expected a whole number from 1 to'],
  [{ maxBytes: Number.NaN }, 'maxBytes: expected a whole number from 1 to'],
  [
    { prot: 1 } as object,
    'prot: there is no such option, expected port, otlpPort, maxSpans, maxBytes, maxBodyBytes',
  ],
])('given the options %j, when they are read, then the error says what is wrong', (options, message) => {
  expect(() => readOptions(options)).toThrow(
    expect.objectContaining({ code: 'ERR_TRACE_VIEWER_OPTIONS', message: expect.stringContaining(message) }),
  )
})
