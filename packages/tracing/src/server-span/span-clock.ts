import type { HrTime, TimeInput } from '@opentelemetry/api'
import { addHrTimes, hrTimeDuration, millisToHrTime } from '@opentelemetry/core'

/** Times of one span: its start by the wall clock, everything after it by the monotonic one, so that durations are right whatever the wall clock does. */
export class SpanClock {
  readonly #startedAtEpochMs = Date.now()
  readonly #startedAtMs = performance.now()

  startTime(): HrTime {
    return millisToHrTime(this.#startedAtEpochMs)
  }

  /** A time that was given, as OpenTelemetry reads it; now when there is none. */
  timeOf(time: TimeInput | undefined): HrTime {
    if (time === undefined)
      return addHrTimes(this.startTime(), millisToHrTime(performance.now() - this.#startedAtMs))
    if (Array.isArray(time)) return time
    if (time instanceof Date) return millisToHrTime(time.getTime())
    // one that lies before now on the monotonic clock is a reading of it
    const onWallClock = time <= performance.now() ? this.#startedAtEpochMs + (time - this.#startedAtMs) : time
    return millisToHrTime(onWallClock)
  }

  /** As timeOf, and never before the start. */
  endTime(time: TimeInput | undefined): HrTime {
    const start = this.startTime()
    const end = this.timeOf(time)
    return hrTimeDuration(start, end)[0] < 0 ? start : end
  }
}
