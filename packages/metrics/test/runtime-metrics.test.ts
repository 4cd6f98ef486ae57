import type { Distribution } from './support/emf-document'
import { type ChildResult, runChild } from './support/run-child'

type Line = Record<string, number | string | Distribution>

let child: ChildResult
let lines: Line[]
beforeAll(async () => {
  child = await runChild('busy-process.js')
  lines = (child.result as { lines: Line[] }).lines
})

/** The values of a metric by those of an attribute. */
function byAttribute<Value = number>(metric: string, attribute: string): Record<string, Value> {
  const own = lines.filter((line) => metric in line)
  return Object.fromEntries(own.map((line) => [line[attribute], line[metric]])) as Record<string, Value>
}

function value(metric: string): number {
  return byAttribute(metric, 'none').undefined ?? Number.NaN
}

test('given a process with nothing else to do, then metrics do not keep it alive', () => {
  expect({ code: child.code, err: child.err }).toEqual({ code: 0, err: '' })
})

test('given an event loop that is blocked for 300 ms, then its greatest delay shows it', () => {
  expect(value('nodejs.eventloop.delay.max')).toBeGreaterThan(0.25)
  for (const part of ['min', 'mean', 'p50', 'p90', 'p99'])
    expect(value(`nodejs.eventloop.delay.${part}`)).toBeLessThanOrEqual(value('nodejs.eventloop.delay.max'))
  expect(value('nodejs.eventloop.delay.stddev')).toBeGreaterThan(0)
})

test('given work and waiting, then the utilisation lies between none and all, and the time is told for both', () => {
  expect(value('nodejs.eventloop.utilization')).toBeGreaterThan(0)
  expect(value('nodejs.eventloop.utilization')).toBeLessThan(1)
  const time = byAttribute('nodejs.eventloop.time', 'nodejs.eventloop.state')
  expect(time.active).toBeGreaterThan(0.3)
  expect(time.idle).toBeGreaterThan(0)
})

test('given garbage, then each collection is measured, those between two turns of the event loop included', () => {
  const { collections } = child.result as { collections: number }
  const durations = Object.entries(byAttribute<Distribution>('v8js.gc.duration', 'v8js.gc.type'))
  expect(durations.map(([type]) => type)).toContain('minor')
  expect(durations.reduce((all, [, { Count }]) => all + Count, 0)).toBe(collections)
  expect(collections).toBeGreaterThan(5)
})

test('given a heap, then its spaces are told in bytes', () => {
  const used = byAttribute('v8js.memory.heap.used', 'v8js.heap.space.name')
  const size = byAttribute('v8js.memory.heap.space.size', 'v8js.heap.space.name')
  expect(Object.keys(used)).toEqual(expect.arrayContaining(['new_space', 'old_space', 'large_object_space']))
  expect(used.old_space).toBeGreaterThan(1e6)
  expect(size.old_space).toBeGreaterThanOrEqual(Number(used.old_space))
  expect(byAttribute('v8js.memory.heap.space.available_size', 'v8js.heap.space.name')).toHaveProperty(
    'new_space',
  )
  expect(byAttribute('v8js.memory.heap.space.physical_size', 'v8js.heap.space.name')).toHaveProperty(
    'new_space',
  )
})

test('given a process, then its CPU time, memory and age are told', () => {
  const cpu = byAttribute('process.cpu.time', 'cpu.mode')
  expect(cpu.user).toBeGreaterThan(0.3)
  expect(Object.keys(cpu).sort()).toEqual(['system', 'user'])
  expect(value('process.memory.usage')).toBeGreaterThan(20e6)
  expect(value('process.uptime')).toBeGreaterThan(0.5)
})
