import { list, type Specs, str, url } from '@voluntarily/config'
import { otlpMetricsSpecs } from '@voluntarily/otlp'
import { tracingSpecs } from '@voluntarily/tracing'

const proxy = str({
  optional: true,
  desc: 'a proxy: only grpc goes through one, and reads the names in small letters',
})
const noProxy = str({ optional: true, desc: 'hosts that are reached without a proxy' })

/** The proxies, which the sending of spans honours or not. */
const proxySpecs = {
  HTTP_PROXY: proxy,
  HTTPS_PROXY: proxy,
  NO_PROXY: noProxy,
  http_proxy: proxy,
  https_proxy: proxy,
  no_proxy: noProxy,
  grpc_proxy: proxy,
  no_grpc_proxy: noProxy,
}

/** The variables that the doctor looks at: those of tracing, and what decides along with them whether a span arrives. */
export const doctorSpecs = {
  ...tracingSpecs,
  ...otlpMetricsSpecs,
  ...proxySpecs,
  JAEGER_UI_URL: url({
    protocols: ['http', 'https'],
    default: undefined,
    example: 'http://localhost:16686',
    defaultText: 'port 16686 where the spans go',
    desc: "where Jaeger's UI and query API are",
  }),
  OTEL_METRICS_EXPORTER: list({ default: [], desc: 'otlp: metrics go where spans go unless told otherwise' }),
  NODE_EXTRA_CA_CERTS: str({
    optional: true,
    desc: 'file with more authorities to trust, read by Node itself',
  }),
  NODE_ENV: str({ optional: true, desc: 'test: the exporter is none unless set' }),
} satisfies Specs

/** Of several variables that say the same, in the order in which they count: the first that is set, else the last. */
export function whichIsSet(names: readonly [string, ...string[]], set: readonly string[]): string {
  const isSet = (name: string) => set.includes(name) || set.includes(`${name}_FILE`)
  return names.find(isSet) ?? (names.at(-1) as string)
}
