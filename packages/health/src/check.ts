/** Status words of the health+json draft, https://datatracker.ietf.org/doc/html/draft-inadarei-api-health-check-06#section-3.1 */
export type CheckStatus = 'pass' | 'warn' | 'fail'

/** What a check may answer, apart from nothing, `true` (both pass) and `false` (fail). */
export interface CheckResult {
  status: CheckStatus
  /** What was measured; default: how long the check took. */
  observedValue?: number | string | boolean
  /** Its unit, `ms`, `percent`, `bytes`, …; default: `ms` for the duration, else none. */
  observedUnit?: string
  /** One line for people. Credentials in URIs and known secrets are masked; at most 1,000 characters. */
  output?: string
}

/**
 * Looks at one thing and says whether it is all right. It fails by throwing, rejecting, `false` or `{ status: 'fail' }`;
 * an answer of any other shape is a failure too.
 * @param signal aborted at the time-out and at `shutdown()`: hand it on, so that nothing is left hanging
 */
export type CheckFunction = (
  signal: AbortSignal,
  // biome-ignore lint/suspicious/noConfusingVoidType: a check that returns nothing is the usual one
) => CheckResult | boolean | void | Promise<CheckResult | boolean | void>

/** How a check is run and what its failure means. */
export interface CheckOptions {
  /** Whether its failure turns `/ready` to 503 (default true). Otherwise it is `warn`, with 200. */
  required?: boolean | undefined
  /** Milliseconds until it counts as failed; default: `timeoutMs` of createHealth (`HEALTH_TIMEOUT_MS`, 2000). */
  timeoutMs?: number | undefined
  /** How many failures in a row turn a passing check into a failed one (default 1). Until then it is `warn`. */
  failureThreshold?: number | undefined
  /** Milliseconds an answer is reused; default: `cacheMs` of createHealth (`HEALTH_CACHE_MS`, 1000). */
  cacheMs?: number | undefined
}

/** A check with its options. */
export interface Check extends CheckOptions {
  check: CheckFunction
  /** Second half of its key in the body, `mongo:responseTime`; default `responseTime`, or `value` once it gives an observedValue. */
  measurement?: string | undefined
  /** `datastore`, `component`, `system` or a word of your own. */
  componentType?: string | undefined
}
