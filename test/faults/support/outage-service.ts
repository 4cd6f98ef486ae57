import { join } from 'node:path'
import { type Line, type ServerProcess, startServer } from '../../support/server-process'
import { askUntil } from './ask'

/** Ways in which spans go to a collector by HTTP; the limits are short, so that a test need not wait long. */
export const ways = {
  'OTLP as protobuf': (url: string) => ({ OTEL_EXPORTER_OTLP_ENDPOINT: url }),
  'OTLP as JSON': (url: string) => ({
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
  }),
  'Thrift over HTTP': (url: string) => ({
    OTEL_TRACES_EXPORTER: 'jaeger',
    OTEL_EXPORTER_JAEGER_ENDPOINT: `${url}/api/traces`,
  }),
} as const
export type Way = keyof typeof ways

/** Spans that wait at most, and those of one export. */
export const queue = { waiting: 64, batch: 32 }

export function startOutageService(env: Record<string, string>): Promise<ServerProcess> {
  return startServer(join(__dirname, '../fixtures/outage.js'), {
    nodeArgs: ['--expose-gc'],
    env: {
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      OTEL_TRACES_EXPORTER: 'otlp',
      OTEL_BSP_SCHEDULE_DELAY: '50',
      OTEL_BSP_EXPORT_TIMEOUT: '500',
      OTEL_EXPORTER_OTLP_TIMEOUT: '400',
      OTEL_BSP_MAX_QUEUE_SIZE: String(queue.waiting),
      OTEL_BSP_MAX_EXPORT_BATCH_SIZE: String(queue.batch),
      OTEL_NODE_ENABLED_INSTRUMENTATIONS: 'http',
      SHUTDOWN_DRAIN_MS: '0',
      ...env,
    },
  })
}

export interface SpanCounts {
  readonly exported: number
  readonly failed: number
  readonly dropped: number
}

export const lost = ({ failed, dropped }: SpanCounts): number => failed + dropped

/** Waits until of so many spans none is under way any more. */
export function settled(service: ServerProcess, made: number): Promise<SpanCounts> {
  return askUntil<SpanCounts>(service, 'spans', (now) => now.exported + lost(now) === made)
}

/** Lines that tracing has written of its collector. */
export function collectorLines(lines: readonly Line[]): Line[] {
  return lines.filter(({ msg = '' }) => /^traces (are|cannot be) sent to/.test(msg))
}

/** Sends so many requests, some at a time; each makes a span. */
export async function work({ url }: ServerProcess, count: number): Promise<void> {
  for (let id = 0; id < count; id += 10)
    await Promise.all(
      Array.from({ length: Math.min(10, count - id) }, async () => {
        const answer = await fetch(`${url}/jobs/${id}`)
        await answer.text()
        expect(answer.status).toBe(200)
      }),
    )
}
