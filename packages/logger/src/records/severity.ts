import { pino } from 'pino'

export interface Severity {
  readonly severityNumber: number
  readonly severityText: string
}

/** A level of pino's, and the first number of its range in OpenTelemetry. */
const ranges = [
  { from: 60, severityNumber: 21 },
  { from: 50, severityNumber: 17 },
  { from: 40, severityNumber: 13 },
  { from: 30, severityNumber: 9 },
  { from: 20, severityNumber: 5 },
  { from: 0, severityNumber: 1 },
]

/**
 * A line's level, a word or one of pino's numbers. A word that is none of pino's has the number 0, unspecified.
 * Standard: https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber
 */
export function severityOf(level: unknown): Severity {
  const value = typeof level === 'number' ? level : pino.levels.values[String(level)]
  const { severityNumber } = ranges.find(({ from }) => value !== undefined && value >= from) ?? {
    severityNumber: 0,
  }
  const label = typeof level === 'number' ? (pino.levels.labels[level] ?? level) : (level ?? '')
  return { severityNumber, severityText: String(label) }
}
