import { type EventLoopUtilization, monitorEventLoopDelay, performance } from 'node:perf_hooks'
import type { Meter } from '@opentelemetry/api'
import { observeBatch } from '../observe-batch'

// Each sample wakes an idle process up: at 20 ms they cost about 3 ms of CPU a second, at 10 ms twice that.
const resolutionMs = 20
const nanosecondsPerSecond = 1e9
const fewestSamples = 5

/**
 * Measures how late the event loop runs its timers (nodejs.eventloop.delay.*, since the collection before, sampled every 20 ms, which are part of
 * the value), and its share of time at work (nodejs.eventloop.utilization, nodejs.eventloop.time).
 * Standard: https://opentelemetry.io/docs/specs/semconv/runtime/nodejs-metrics/
 * @returns a function that ends it
 */
export function observeEventLoop(meter: Meter): () => void {
  const stopDelay = observeDelay(meter)
  const stopUtilization = observeUtilization(meter)
  return () => {
    stopDelay()
    stopUtilization()
  }
}

function observeDelay(meter: Meter): () => void {
  const histogram = monitorEventLoopDelay({ resolution: resolutionMs })
  const gauge = (name: string, what: string) =>
    meter.createObservableGauge(`nodejs.eventloop.delay.${name}`, {
      description: `Event loop ${what} delay.`,
      unit: 's',
    })
  const parts = [
    { gauge: gauge('min', 'minimum'), read: () => histogram.min },
    { gauge: gauge('max', 'maximum'), read: () => histogram.max },
    { gauge: gauge('mean', 'mean'), read: () => histogram.mean },
    { gauge: gauge('stddev', 'standard deviation of the'), read: () => histogram.stddev },
    { gauge: gauge('p50', '50th percentile'), read: () => histogram.percentile(50) },
    { gauge: gauge('p90', '90th percentile'), read: () => histogram.percentile(90) },
    { gauge: gauge('p99', '99th percentile'), read: () => histogram.percentile(99) },
  ]
  histogram.enable()
  const stop = observeBatch(
    meter,
    parts.map(({ gauge }) => gauge),
    (result) => {
      if (histogram.count < fewestSamples) return
      for (const { gauge, read } of parts) result.observe(gauge, read() / nanosecondsPerSecond)
      histogram.reset()
    },
  )
  return () => {
    stop()
    histogram.disable()
  }
}

function observeUtilization(meter: Meter): () => void {
  const utilization = meter.createObservableGauge('nodejs.eventloop.utilization', {
    description: 'Event loop utilization.',
    unit: '1',
  })
  const time = meter.createObservableCounter('nodejs.eventloop.time', {
    description: 'Cumulative duration of time the event loop has been in each state.',
    unit: 's',
  })
  let before: EventLoopUtilization = performance.eventLoopUtilization()
  return observeBatch(meter, [utilization, time], (result) => {
    const now = performance.eventLoopUtilization()
    result.observe(utilization, performance.eventLoopUtilization(now, before).utilization)
    result.observe(time, now.active / 1_000, { 'nodejs.eventloop.state': 'active' })
    result.observe(time, now.idle / 1_000, { 'nodejs.eventloop.state': 'idle' })
    before = now
  })
}
