import { join } from 'node:path'
import { fixtures, runChild } from './support/run-child'

interface Line {
  readonly level: string
  readonly message: string
  readonly fields: Record<string, unknown>
}

async function said(env: Record<string, string>, exporter = 'none') {
  const { result, err, out, code } = await runChild(join(fixtures, 'span-and-shutdown.js'), {
    args: [exporter, 'http://127.0.0.1:9', '100'],
    env: { OTEL_EXPORTER_OTLP_TIMEOUT: '50', ...env },
  })
  const { lines } = result as { lines: Line[] }
  return { code, err, out, lines: lines.filter(({ fields }) => 'variable' in fields) }
}

test.each([
  ['OTEL_SDK_DISABLED', 'yes', 'OTEL_SDK_DISABLED is neither true nor false, and counts as false: '],
  [
    'OTEL_EXPORTER_OTLP_HEADERS',
    'the-secret',
    'OTEL_EXPORTER_OTLP_HEADERS has 1 of 1 headers in another form than name=value: ',
  ],
  [
    'OTEL_EXPORTER_OTLP_TRACES_HEADERS',
    'a=b,the-secret,c=',
    'OTEL_EXPORTER_OTLP_TRACES_HEADERS has 2 of 3 headers in another form than name=value: ',
  ],
  ['OTEL_RESOURCE_ATTRIBUTES', 'the-secret', 'OTEL_RESOURCE_ATTRIBUTES is passed over as a whole: '],
  ['OTEL_RESOURCE_ATTRIBUTES', 'a=b,c=d=e', 'OTEL_RESOURCE_ATTRIBUTES is passed over as a whole: '],
  ['OTEL_RESOURCE_ATTRIBUTES', 'a=%', 'OTEL_RESOURCE_ATTRIBUTES is passed over as a whole: '],
])(
  'given %s=%s, when tracing starts, then one warning names it, without the value',
  async (variable, value, message) => {
    const { code, err, out, lines } = await said({ [variable]: value })

    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(lines).toEqual([
      { level: 'warn', message: expect.stringContaining(message), fields: { variable } },
    ])
    expect(out).not.toContain('the-secret')
  },
)

test('given OTEL_SDK_DISABLED=yes, when a span is made, then it goes out, as the standard has it', async () => {
  expect((await said({ OTEL_SDK_DISABLED: 'yes' }, 'console')).out).toContain("name: 'one'")
})

test.each(['OTEL_EXPORTER_OTLP_CERTIFICATE', 'OTEL_EXPORTER_OTLP_TRACES_CLIENT_KEY'])(
  'given %s with a file that is not there, when tracing starts, then a warning names the variable',
  async (variable) => {
    expect((await said({ [variable]: '/nowhere.pem' }, 'otlp')).lines).toEqual([
      {
        level: 'warn',
        message: `${variable} names a file that cannot be read (ENOENT): set it to a PEM file`,
        fields: { variable },
      },
    ])
  },
)

test('given OTEL_CONFIG_FILE with a file that is not there, when tracing starts, then one error names the variable and the file', async () => {
  const { code, err, lines } = await said({ OTEL_CONFIG_FILE: '/nowhere.yaml' })

  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(lines).toEqual([
    {
      level: 'error',
      message: 'OTEL_CONFIG_FILE names a file that cannot be read (ENOENT): there are no spans',
      fields: { variable: 'OTEL_CONFIG_FILE', file: '/nowhere.yaml' },
    },
  ])
})

test('given values that are right, when tracing starts, then nothing is said', async () => {
  const env = {
    OTEL_SDK_DISABLED: 'FALSE',
    OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20x, b = c,',
    OTEL_RESOURCE_ATTRIBUTES: 'a=b,c=d%3De,',
    OTEL_EXPORTER_OTLP_CERTIFICATE: __filename,
  }
  expect((await said(env, 'otlp')).lines).toEqual([])
})
