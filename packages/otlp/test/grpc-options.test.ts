import { ChannelCredentials, Metadata } from '@grpc/grpc-js'
import { grpcOptions } from '@voluntarily/otlp'
import { temporaryFiles } from './support/grpc-collector'

const exporter = require.resolve('@opentelemetry/exporter-trace-otlp-grpc')
const files = temporaryFiles()
afterAll(() => files.remove())

const settings = { url: 'http://collector:4317', headers: {}, certificates: {} }

test('given headers, when the options are made, then gRPC sends them', () => {
  const { metadata } = grpcOptions({ ...settings, headers: { 'Api-Key': 'k1' } }, exporter)

  expect(metadata).toBeInstanceOf(Metadata)
  expect((metadata as Metadata).getMap()).toEqual({ 'api-key': 'k1' })
})

test.each([
  ['a value that is not ASCII', { token: 'geheim-ü' }, 'the header token cannot be sent by gRPC'],
  ['a name for binary values', { 'token-bin': 'geheim' }, 'the header token-bin cannot be sent by gRPC'],
  ['a value for a name', { 'Basic geheim': '' }, 'a header with such a name cannot be sent by gRPC'],
])(
  'given a header with %s, when the options are made, then the error shows no value',
  (_what, headers, message) => {
    const make = () => grpcOptions({ ...settings, headers }, exporter)

    expect(make).toThrow(message)
    expect(make).not.toThrow(/geheim/)
  },
)

test('given http, when the options are made, then no certificate is read', () => {
  const options = grpcOptions({ ...settings, certificates: { ca: '/nowhere' } }, exporter)

  expect(options).not.toHaveProperty('credentials')
})

test.each(['cert', 'key'] as const)(
  'given only the %s of a client, when the options are made, then it is left out, for gRPC would refuse it',
  (part) => {
    const certificates = { [part]: files.certificate('client')[part] }
    const options = grpcOptions({ ...settings, url: 'https://collector:4317', certificates }, exporter)

    expect(options.credentials).toBeInstanceOf(ChannelCredentials)
  },
)
