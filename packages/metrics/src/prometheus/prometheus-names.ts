/** Names of units as Prometheus writes them out. */
const unitNames = new Map(
  Object.entries({
    d: 'days',
    h: 'hours',
    min: 'minutes',
    s: 'seconds',
    ms: 'milliseconds',
    us: 'microseconds',
    ns: 'nanoseconds',
    By: 'bytes',
    KiBy: 'kibibytes',
    MiBy: 'mebibytes',
    GiBy: 'gibibytes',
    KBy: 'kilobytes',
    MBy: 'megabytes',
    GBy: 'gigabytes',
    m: 'meters',
    g: 'grams',
    J: 'joules',
    W: 'watts',
    V: 'volts',
    A: 'amperes',
    Hz: 'hertz',
    Cel: 'celsius',
    '%': 'percent',
  }),
)

const perUnitNames = new Map(
  Object.entries({
    s: 'second',
    m: 'minute',
    min: 'minute',
    h: 'hour',
    d: 'day',
    By: 'byte',
  }),
)

/** What kind of metric a name is made for. */
export type PrometheusType = 'counter' | 'gauge' | 'histogram'

/**
 * The name of a metric as Prometheus has it, with its unit: http.server.request.duration in s is http_server_request_duration_seconds;
 * counters end in _total.
 * Standard: https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/#metric-metadata-1
 */
export function prometheusName(name: string, unit: string, type: PrometheusType): string {
  const words = sanitize(name).replace(type === 'counter' ? /_total$/ : /$^/, '')
  const suffix = unitSuffix(unit, type)
  const named = suffix === '' || hasWords(words, suffix) ? words : `${words}_${suffix}`
  const whole = type === 'counter' ? `${named}_total` : named
  return /^\d/.test(whole) ? `_${whole}` : whole
}

/** The name of a label as Prometheus has it: http.route is http_route. */
export function prometheusLabel(attribute: string): string {
  const label = sanitize(attribute)
  if (label === '' || /^\d/.test(label)) return `key_${label}`
  return label
}

function sanitize(name: string): string {
  return name.replace(/[^A-Za-z0-9_]/g, '_').replace(/_{2,}/g, '_')
}

function unitSuffix(unit: string, type: PrometheusType): string {
  // {request} and the like only say what is counted
  const plain = unit.replace(/\{[^}]*\}/g, '')
  if (plain === '1') return type === 'gauge' ? 'ratio' : ''
  const [first = '', per = ''] = plain.split('/', 2)
  const above = unitNames.get(first) ?? sanitize(first).replace(/^_|_$/g, '')
  const below = perUnitNames.get(per) ?? sanitize(per).replace(/^_|_$/g, '')
  return [above, below && `per_${below}`].filter((word) => word !== '').join('_')
}

function hasWords(name: string, words: string): boolean {
  return `_${name}_`.includes(`_${words}_`)
}
