import { formatDuration } from '../format/duration'

interface TimeAxisProps {
  readonly ticks: readonly number[]
  readonly durationNs: number
}

export function TimeAxis({ ticks, durationNs }: TimeAxisProps) {
  return (
    <>
      <span class="only-read">Time</span>
      <span class="axis" aria-hidden="true">
        {ticks.map((ns) => {
          const share = durationNs > 0 ? (ns / durationNs) * 100 : 0
          return (
            <span key={ns} class={`tick ${share > 92 ? 'tick-last' : ''}`} style={{ left: `${share}%` }}>
              {formatDuration(ns)}
            </span>
          )
        })}
      </span>
    </>
  )
}
