import type { Check } from './check'
import { type CheckRunner, createCheckRunner } from './check-runner'
import type { CheckState } from './check-state'
import type { HealthLog } from './log'
import type { CheckEntry } from './report'

/** A check with every option decided. */
export interface CheckSettings {
  readonly name: string
  readonly check: Check['check']
  readonly required: boolean
  readonly timeoutMs: number
  readonly cacheMs: number
  readonly failureThreshold: number
  readonly maxAgeMs: number
  readonly measurement: string | undefined
  readonly componentType: string | undefined
}

/** A check as the report shows it. */
export interface NamedCheck {
  readonly name: string
  /** Its key and entry in the body; never rejects. */
  entry(): Promise<[key: string, entry: CheckEntry]>
  hangs: CheckRunner['hangs']
  shutdown: CheckRunner['shutdown']
}

export function createNamedCheck(settings: CheckSettings, log: HealthLog): NamedCheck {
  const { name, required, componentType } = settings
  const runner = createCheckRunner({
    ...settings,
    onChange: (state, previous) => tellChange(log, settings, state, previous),
  })
  // A key that came and went with the failures would be two series to whoever reads it.
  let hasOwnValue = false

  return {
    name,
    hangs: runner.hangs,
    shutdown: runner.shutdown,
    async entry() {
      const state = await runner.ask()
      hasOwnValue ||= state.observedValue !== undefined
      const measurement = settings.measurement ?? (hasOwnValue ? 'value' : 'responseTime')
      return [
        `${name}:${measurement}`,
        {
          status: state.status,
          required,
          ...(componentType !== undefined && { componentType }),
          ...(measurement === 'responseTime' && { observedValue: state.durationMs, observedUnit: 'ms' }),
          ...(state.observedValue !== undefined && { observedValue: state.observedValue }),
          ...(state.observedUnit !== undefined && { observedUnit: state.observedUnit }),
          time: state.time.toISOString(),
          since: state.since.toISOString(),
          durationMs: state.durationMs,
          ...(state.failures > 0 && { failures: state.failures }),
          ...(state.output !== undefined && { output: state.output }),
        },
      ]
    },
  }
}

function tellChange(
  log: HealthLog,
  { name, required }: CheckSettings,
  state: CheckState,
  previous: CheckState | undefined,
): void {
  const { status, durationMs, failures, output } = state
  const lastedMs = previous === undefined ? undefined : state.time.getTime() - previous.since.getTime()
  const fields = {
    check: name,
    status,
    ...(previous !== undefined && { previousStatus: previous.status, previousLastedMs: lastedMs }),
    required,
    durationMs,
    ...(failures > 0 && { failures }),
    ...(output !== undefined && { output }),
  }
  const level = status === 'pass' ? 'info' : status === 'fail' && required ? 'error' : 'warn'
  log[level](
    fields,
    `health check ${name}: ${status}${output === undefined || status === 'pass' ? '' : `, ${output}`}`,
  )
}
