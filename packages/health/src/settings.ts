import { durationMs, str } from '@voluntarily/config'
import { longestDelayMs } from './problems'

/** Variables of this package. An option in code goes before them. */
export const healthSpecs = {
  HEALTH_DETAILS: str({
    choices: ['never', 'always'],
    optional: true,
    defaultText: 'never in production, else always',
    desc: 'what /health and /ready tell: never (status only), always (version, checks, what they say)',
  }),
  HEALTH_TIMEOUT_MS: durationMs({
    default: 2_000,
    min: 1,
    max: longestDelayMs,
    desc: 'how long a check may take before it counts as failed',
  }),
  HEALTH_CACHE_MS: durationMs({
    default: 1_000,
    desc: 'how long the answer of a check is reused; 0: only the run under way is shared',
  }),
}
