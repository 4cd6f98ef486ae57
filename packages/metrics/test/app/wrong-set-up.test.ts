import { counter, gauge, histogram } from '../../src/app-metrics'
import { MetricsOptionsError } from '../../src/metrics-options-error'

function errorOf(run: () => unknown): MetricsOptionsError {
  try {
    run()
  } catch (error) {
    if (error instanceof MetricsOptionsError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

test.each(['', '1st', 'a b', 'größe', '_private', 'x'.repeat(256), 5, undefined, null])(
  'given the name %p, then ERR_METRICS_NAME says what a name is',
  (name) => {
    const { code, message } = errorOf(() => counter(name as string))
    expect(code).toBe('ERR_METRICS_NAME')
    expect(message).toContain('a letter first, such as orders.placed')
  },
)

test.each(['a', 'orders.placed', 'http/2_frames-sent', 'x'.repeat(255)])(
  'given the name %s, then it is taken',
  (name) => expect(() => counter(name)).not.toThrow(),
)

test('given several options that are wrong, then ERR_METRICS_OPTIONS tells of all of them', () => {
  const options = { buckets: [2, 1], unit: 'größe', description: 5, bucket: [] }
  const { code, message } = errorOf(() => histogram('wrong.options', options as object))
  expect(code).toBe('ERR_METRICS_OPTIONS')
  expect(message).toBe(
    [
      "options of histogram('wrong.options') are wrong:",
      '  bucket: there is no such option, expected description, unit, buckets',
      '  description: expected text',
      '  unit: expected at most 63 ASCII characters, such as s, By or {order}',
      '  buckets: expected numbers in a list, each greater than the one before',
    ].join('\n'),
  )
})

test.each([null, 'seconds', 5])('given %p for options, then the error says what they are', (options) => {
  expect(errorOf(() => gauge('no.options', options as unknown as object)).code).toBe('ERR_METRICS_OPTIONS')
})

test('given a name that is another kind, unit or read already, then the error says so', () => {
  counter('taken', { unit: 's' })
  gauge('taken.too', { read: () => 1 })
  expect(errorOf(() => gauge('taken')).message).toBe(
    "gauge('taken'): there is one already, a counter; give this one another name",
  )
  expect(errorOf(() => counter('taken', { unit: 'ms' })).message).toContain("with the unit 's'")
  expect(errorOf(() => gauge('taken.too', { read: () => 2 })).message).toContain('with another read')
})
