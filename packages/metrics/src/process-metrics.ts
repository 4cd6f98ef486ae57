import type { Meter } from '@opentelemetry/api'
import { observeBatch } from './observe-batch'

const microsecondsPerSecond = 1e6

/**
 * Measures process.cpu.time, process.memory.usage (the memory that the process holds, RSS) and process.uptime, at each collection.
 * Standard: https://opentelemetry.io/docs/specs/semconv/system/process-metrics/
 * @returns a function that ends it
 */
export function observeProcess(meter: Meter): () => void {
  const cpuTime = meter.createObservableCounter('process.cpu.time', {
    description: 'Total CPU seconds broken down by different modes.',
    unit: 's',
  })
  const memory = meter.createObservableUpDownCounter('process.memory.usage', {
    description: 'The amount of physical memory in use.',
    unit: 'By',
  })
  const uptime = meter.createObservableGauge('process.uptime', {
    description: 'The time the process has been running.',
    unit: 's',
  })
  return observeBatch(meter, [cpuTime, memory, uptime], (result) => {
    const { user, system } = process.cpuUsage()
    result.observe(cpuTime, user / microsecondsPerSecond, { 'cpu.mode': 'user' })
    result.observe(cpuTime, system / microsecondsPerSecond, { 'cpu.mode': 'system' })
    result.observe(memory, process.memoryUsage.rss())
    result.observe(uptime, process.uptime())
  })
}
