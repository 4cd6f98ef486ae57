import type { DescMessage, MessageShape } from '@bufbuild/protobuf'
import type { Encoding } from './encoding'
import { OtlpError } from './otlp-error'

/** What was not kept of a request. */
export interface Rejected {
  readonly count: number
  /** Why; empty when everything was kept. */
  readonly message: string
}

/** What happens to the requests of one kind. */
export interface Signal<Schema extends DescMessage> {
  readonly schema: Schema
  /** Keeps what the body holds. Throws OtlpError; then nothing is kept. */
  take(body: Uint8Array, encoding: Encoding): Rejected
  partialSuccess(rejected: number, message: string): MessageShape<Schema>
}

/** Sums up. Throws OtlpError when nothing at all could be kept of a request that held something. */
export function rejected(
  total: number,
  parts: readonly { readonly count: number; readonly reason: string }[],
): Rejected {
  const some = parts.filter(({ count }) => count > 0)
  const count = some.reduce((sum, part) => sum + part.count, 0)
  const message = some.map((part) => `${part.count} ${part.reason}`).join('; ')
  if (count > 0 && count === total) throw new OtlpError(`nothing was kept: ${message}`)
  return { count, message }
}
