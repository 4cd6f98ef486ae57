/** Where changes of state are told; a pino logger fits, and so does `console`. */
export interface HealthLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

const silent: HealthLog = { info() {}, warn() {}, error() {} }

/** The same log, without the power to break anything: what it throws is dropped. */
export function containedLog(log: HealthLog = silent): HealthLog {
  const contained = (level: keyof HealthLog) => (fields: object, message: string) => {
    try {
      log[level](fields, message)
    } catch {
      // a log that fails has nobody left to be told
    }
  }
  return { info: contained('info'), warn: contained('warn'), error: contained('error') }
}
