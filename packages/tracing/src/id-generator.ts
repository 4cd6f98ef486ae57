import { randomFillSync } from 'node:crypto'
import type { IdGenerator } from '@opentelemetry/sdk-trace'

const pool = Buffer.allocUnsafeSlow(4_096)
let used = pool.length

/**
 * Random ids for traces and spans, never all zeros. The SDK's own come from `Math.random`, at several times the cost.
 * Standard: https://www.w3.org/TR/trace-context-2/#random-trace-id-flag
 */
export const idGenerator: IdGenerator = {
  generateTraceId: () => randomId(16),
  generateSpanId: () => randomId(8),
}

function randomId(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const id = pool.toString('hex', used, used + bytes)
  used += bytes
  return /[^0]/.test(id) ? id : randomId(bytes)
}
