import { setMetricsLog } from '@voluntarily/metrics'

export interface LogLine {
  readonly level: string
  readonly message: string
  readonly fields: Record<string, unknown>
}

/** Keeps what metrics have to say, from now on and until the tests of the file have ended. */
export function keepLines(): LogLine[] {
  const lines: LogLine[] = []
  const add = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, message, fields: { ...fields } })
  beforeEach(() => {
    lines.length = 0
    setMetricsLog({ info: add('info'), warn: add('warn'), error: add('error') })
  })
  afterAll(() => setMetricsLog(undefined))
  return lines
}
