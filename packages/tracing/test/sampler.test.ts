import { ROOT_CONTEXT, SamplingDecision, SpanKind, TraceFlags, trace } from '@opentelemetry/api'
import { createSampler, type SamplerName, samplerNames } from '../src/sampler'

const traceId = '0af7651916cd43dd3fffffffffffffff'

function decides(name: SamplerName, ratio: number, parent?: boolean): boolean {
  const traceFlags = parent ? TraceFlags.SAMPLED : TraceFlags.NONE
  const context =
    parent === undefined
      ? ROOT_CONTEXT
      : trace.setSpanContext(ROOT_CONTEXT, {
          traceId,
          spanId: 'b7ad6b7169203331',
          traceFlags,
          isRemote: true,
        })
  return (
    createSampler(name, ratio).shouldSample(context, traceId, 'x', SpanKind.SERVER, {}, []).decision ===
    SamplingDecision.RECORD_AND_SAMPLED
  )
}

test('given a new trace and a ratio of 0, when each sampler decides, then only those that always keep it do', () => {
  expect(samplerNames.filter((name) => decides(name, 0))).toEqual(['always_on', 'parentbased_always_on'])
})

test('given a new trace and a ratio of 1, when each sampler decides, then those that never keep it do not', () => {
  expect(samplerNames.filter((name) => !decides(name, 1))).toEqual(['always_off', 'parentbased_always_off'])
})

test('given a caller that keeps its trace, when the samplers that follow it decide, then they keep it whatever the ratio', () => {
  const following = samplerNames.filter((name) => name.startsWith('parentbased_'))
  expect(following.filter((name) => decides(name, 0, true))).toEqual(following)
  expect(following.filter((name) => decides(name, 1, false))).toEqual([])
})
