import type { Fault } from '../findings'
import type { Target } from '../targets'

/**
 * A collector may answer that all is well, and that it has thrown spans away; OpenTelemetry's exporters only write that to their log.
 * Standard: https://opentelemetry.io/docs/specs/otlp/#partial-success
 * @param told what the exporter wrote
 */
export function partialFault({ shown, variables }: Target, told: string | undefined): Fault | undefined {
  const [, json] = /Partial Success response: (\{.*\})$/s.exec(told ?? '') ?? []
  if (json === undefined) return undefined
  const { rejectedSpans = 0, errorMessage = '' } = JSON.parse(json) as {
    rejectedSpans?: number | string
    errorMessage?: string
  }
  if (Number(rejectedSpans) === 0) return undefined
  return {
    text: `${shown} answers that it has taken the request and rejected the span${errorMessage && `: ${errorMessage}`}`,
    variable: variables.access,
    remedy: `do what it says, such as naming a tenant or key in ${variables.access}, or look into the log of what listens there`,
  }
}
