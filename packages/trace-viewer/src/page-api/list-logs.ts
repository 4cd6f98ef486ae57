import type { LogLine, StoredLog } from '../store/stored-log'

/** `GET /api/viewer/traces/{id}/logs` */
export interface LogList {
  /** In the order of their time; of very many, the latest. */
  readonly logs: readonly LogLine[]
  /** How many that were before these are left out. */
  readonly earlier: number
}

// More than anybody reads: a job that logs for hours in one trace must not hold up everybody else's answers.
const mostLines = 5_000

/** The log lines of a trace for the page. */
export function listLogs(logs: readonly StoredLog[]): LogList {
  const latest = logs.slice(-mostLines)
  return {
    logs: latest.map((log) => ({ ...log, attributes: JSON.parse(log.attributes) })),
    earlier: logs.length - latest.length,
  }
}
