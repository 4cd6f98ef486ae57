import crypto from 'node:crypto'
import { isValidSpanId, isValidTraceId } from '@opentelemetry/api'
import { idGenerator } from '../src/id-generator'

test('given many ids, when they are made, then each is valid and none comes twice', () => {
  const traces = Array.from({ length: 20_000 }, () => idGenerator.generateTraceId())
  const spans = Array.from({ length: 20_000 }, () => idGenerator.generateSpanId())
  expect(traces.every(isValidTraceId)).toBe(true)
  expect(spans.every(isValidSpanId)).toBe(true)
  expect(new Set([...traces, ...spans]).size).toBe(40_000)
})

test('given many ids, when their digits are counted, then each place takes each value about equally often', () => {
  const ids = Array.from({ length: 16_000 }, () => idGenerator.generateTraceId())
  for (let place = 0; place < 32; place++) {
    const seen = new Map<string, number>()
    for (const id of ids) seen.set(id.charAt(place), (seen.get(id.charAt(place)) ?? 0) + 1)
    expect(seen.size).toBe(16)
    for (const count of seen.values()) expect(Math.abs(count - 1_000)).toBeLessThan(250)
  }
})

test('given a source that gives nothing but zeros at first, when ids are made, then they are valid', () => {
  const fill = jest.spyOn(crypto, 'randomFillSync').mockImplementationOnce((bytes) => bytes)
  const zeros = jest.spyOn(Buffer, 'allocUnsafeSlow').mockImplementationOnce((size) => Buffer.alloc(size))
  try {
    jest.isolateModules(() => {
      const { idGenerator: fresh } = require('../src/id-generator') as typeof import('../src/id-generator')
      expect(isValidTraceId(fresh.generateTraceId())).toBe(true)
      expect(isValidSpanId(fresh.generateSpanId())).toBe(true)
    })
    expect(fill).toHaveBeenCalledTimes(2)
  } finally {
    fill.mockRestore()
    zeros.mockRestore()
  }
})
