import { SpanKind, trace } from '@opentelemetry/api'
import { withSpan } from '@voluntarily/tracing'
import { traceInMemory } from './support/trace-in-memory'

describe('given a started SDK', () => {
  let traced: ReturnType<typeof traceInMemory>
  beforeEach(() => {
    traced = traceInMemory()
  })
  afterEach(() => traced.shutdown())

  test('when a function returns, then its value comes back and its span has ended', () => {
    const value = withSpan('add', { attributes: { a: 1 }, kind: SpanKind.PRODUCER }, (span) => {
      expect(trace.getActiveSpan()).toBe(span)
      return 1 + 2
    })

    expect(value).toBe(3)
    expect(traced.spans()).toMatchObject([
      { name: 'add', kind: SpanKind.PRODUCER, attributes: { a: 1 }, status: { code: 0 } },
    ])
  })

  test('when a function returns a promise, then its span ends once that has settled, and inner spans are its children', async () => {
    const promise = withSpan('outer', async () => {
      await Promise.resolve()
      return withSpan('inner', () => 'done')
    })
    expect(traced.spans()).toHaveLength(0)

    expect(await promise).toBe('done')
    const [inner, outer] = traced.spans()
    expect([inner?.name, outer?.name]).toEqual(['inner', 'outer'])
    expect(inner?.parentSpanContext?.spanId).toBe(outer?.spanContext().spanId)
  })

  test.each([
    [
      'throws',
      () => {
        throw new TypeError('no')
      },
    ],
    [
      'rejects',
      async () => {
        throw new TypeError('no')
      },
    ],
  ])(
    'when a function %s, then the caller gets the same error and the span has failed',
    async (_how, fn: () => unknown) => {
      await expect((async () => withSpan('fails', fn))()).rejects.toThrow(new TypeError('no'))

      const [span] = traced.spans()
      expect(span?.status).toEqual({ code: 2, message: 'no' })
      expect(span?.attributes['error.type']).toBe('TypeError')
      expect(span?.events).toHaveLength(1)
    },
  )

  const refuses = () => {
    throw new Error('not to be looked at')
  }
  const { proxy: revoked, revoke } = Proxy.revocable(new Error('gone'), {})
  revoke()
  test.each([
    [
      'a proxy that tells nothing of its prototype',
      new Proxy(new Error('real'), { getPrototypeOf: refuses }),
    ],
    ['a revoked proxy', revoked],
    [
      'an error whose stack cannot be read',
      Object.defineProperty(new Error('real'), 'stack', { get: refuses }),
    ],
  ])('when a function throws %s, then the caller gets that, and the span has failed', (_what, thrown) => {
    let caught: unknown
    try {
      withSpan('fails', () => {
        throw thrown
      })
    } catch (error) {
      caught = error
    }
    // not by the matchers of equality: they would look into it
    expect(caught === thrown).toBe(true)
    const [span] = traced.spans()
    expect(span?.status).toEqual({ code: 2, message: 'an error that cannot be printed' })
    expect(span?.events).toHaveLength(1)
  })

  test.each([
    ['a text'],
    [undefined],
    [null],
    [
      {
        toString: () => {
          throw new Error('unprintable')
        },
      },
    ],
  ])('when %p is thrown, then the caller gets that', (thrown) => {
    let caught: unknown = 'nothing'
    try {
      withSpan('odd', () => {
        throw thrown
      })
    } catch (error) {
      caught = error
    }
    expect(caught).toBe(thrown)
    expect(traced.spans()[0]?.status.code).toBe(2)
  })
})

test('given no SDK, when withSpan is called, then the function just runs', async () => {
  expect(withSpan('nothing', () => 1)).toBe(1)
  await expect(withSpan('nothing', async () => 2)).resolves.toBe(2)
})
