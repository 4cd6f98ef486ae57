import type { HealthLog } from '../../src'

export interface RecordedLine {
  level: keyof HealthLog
  fields: Record<string, unknown>
  message: string
}

/** A log that keeps its lines. */
export function recordedLog(): HealthLog & { lines: RecordedLine[]; messages(): string[] } {
  const lines: RecordedLine[] = []
  const keep = (level: keyof HealthLog) => (fields: object, message: string) => {
    lines.push({ level, fields: { ...fields }, message })
  }
  return {
    info: keep('info'),
    warn: keep('warn'),
    error: keep('error'),
    lines,
    messages: () => lines.map(({ level, message }) => `${level} ${message}`),
  }
}
