import type { LogLine } from '../../src/store/stored-log'

export interface KeyedLine {
  readonly key: string
  readonly line: LogLine
}

/** Log lines have no id: each is known by its time, and its place among those of the same time, whatever comes before it later. */
export function keyedLines(logs: readonly LogLine[]): KeyedLine[] {
  const sameTime = new Map<number, number>()
  return logs.map((line) => {
    const before = sameTime.get(line.timeUs) ?? 0
    sameTime.set(line.timeUs, before + 1)
    return { key: `${line.timeUs} ${before}`, line }
  })
}
