import { join } from 'node:path'
import { readSettings, type Spec, type Specs } from '@voluntarily/config'
import { librarySpecs } from '@voluntarily/observability'
import { root, sourceFiles } from './repository'

// Each package names its variables in a file of specs; what a package adds is found without being listed here.
const specs: [string, Spec<unknown>][] = sourceFiles
  .filter((path) => /(?:^|[/-])(?:settings|specs)\.ts$/.test(path))
  .flatMap((path) => Object.values<unknown>(require(join(root, path))).filter(isSpecs))
  .flatMap((found) => Object.entries(found))

test('given the packages, when their specs are looked for, then those of the whole library are among them', () => {
  const names = new Set(specs.map(([name]) => name))
  expect(Object.keys(librarySpecs).filter((name) => !names.has(name))).toEqual([])
  expect(names).toContain('TRACE_VIEWER_MAX_SPANS')
})

test('given every variable of every package, when its error suggests an example, then its spec takes it', () => {
  const refused = specs.filter(([name, spec]) => {
    const { problems } = readSettings({ [name]: spec }, { environment: { [name]: spec.example } })
    return spec.example !== undefined && problems.length > 0
  })
  expect(refused.map(([name, { example }]) => `${name}=${example}`)).toEqual([])
})

test('given a variable that is more than text, when its error says what to do, then it suggests an example', () => {
  const without = specs.filter(([, { type, example }]) => type !== 'string' && example === undefined)
  expect(without.map(([name]) => name)).toEqual([])
})

test.each([
  ['OTEL_EXPORTER_PROMETHEUS_HOST', 'localhost'],
  ['OTEL_METRIC_EXPORT_INTERVAL', '60000'],
  ['OTEL_EXPORTER_OTLP_TIMEOUT', '10000'],
  ['OTEL_EXPORTER_OTLP_TRACES_TIMEOUT', '10000'],
  ['OTEL_BSP_MAX_QUEUE_SIZE', '2048'],
  ['OTEL_EXPORTER_JAEGER_ENDPOINT', 'http://localhost:14268/api/traces'],
  ['TRACE_VIEWER_MAX_SPANS', '100000'],
  ['TRACE_VIEWER_MAX_BYTES', '256MiB'],
  ['LOG_MAX_LINE_BYTES', '16384'],
  ['SHUTDOWN_DRAIN_MS', '10s'],
])('given %s, when its error says what to do, then it suggests %s', (name, example) => {
  expect(specs.find(([other]) => other === name)?.[1].example).toBe(example)
})

function isSpecs(value: unknown): value is Specs {
  if (typeof value !== 'object' || value === null) return false
  const members: unknown[] = Object.values(value)
  return (
    members.length > 0 &&
    members.every((member) => typeof member === 'object' && member !== null && '_parse' in member)
  )
}
