import type { IdGenerator } from '@opentelemetry/sdk-trace'

/**
 * Random ids for traces and spans, as the SDK's own: not for secrets, and never all zeros. It makes them from a buffer, at several times the cost.
 * Standard: https://www.w3.org/TR/trace-context-2/#random-trace-id-flag
 */
export const idGenerator: IdGenerator = {
  generateTraceId: () => nonZeroDigits() + digits() + digits() + digits(),
  generateSpanId: () => nonZeroDigits() + digits(),
}

/** 32 random bits, as 8 hexadecimal digits. */
function digits(): string {
  return hexadecimal(Math.random() * 2 ** 32)
}

function nonZeroDigits(): string {
  return hexadecimal(1 + Math.random() * (2 ** 32 - 1))
}

function hexadecimal(bits: number): string {
  return (bits >>> 0).toString(16).padStart(8, '0')
}
