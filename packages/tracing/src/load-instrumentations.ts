import { createRequire, syncBuiltinESMExports } from 'node:module'
import { type Instrumentation, registerInstrumentations } from '@opentelemetry/instrumentation'
import type { ChosenInstrumentation } from './choose-instrumentations'
import { httpConfig, undiciConfig } from './outgoing-config'
import { tracingLog } from './tracing-log'

type InstrumentationClass = new (config: object) => Instrumentation

const ownConfigs: Readonly<Record<string, object>> = { http: httpConfig, undici: undiciConfig }

/** What is running: the names of the modules that are wrapped, and a way to end it. */
export interface LoadedInstrumentations {
  readonly moduleNames: readonly string[]
  disable(): void
}

/**
 * Loads the chosen instrumentations one by one; one that fails is left out, and said.
 * They are resolved as auto-instrumentations-node would, so that their versions come from one place; it is not loaded itself.
 */
export function loadInstrumentations(chosen: readonly ChosenInstrumentation[]): LoadedInstrumentations {
  const load = createRequire(require.resolve('@opentelemetry/auto-instrumentations-node'))
  const instrumentations = chosen.flatMap(({ name, config }) => {
    try {
      const Class = classIn(load(`@opentelemetry/instrumentation-${name}`))
      return Class ? [new Class({ ...ownConfigs[name], ...config })] : []
    } catch (fault) {
      tracingLog.error(
        { err: fault, instrumentation: name },
        `instrumentation ${name} could not be loaded: no spans from it`,
      )
      return []
    }
  })
  const disable = registerInstrumentations({ instrumentations })
  patchHttp()
  return { moduleNames: instrumentations.flatMap(moduleNames), disable }
}

function classIn(loaded: Record<string, unknown>): InstrumentationClass | undefined {
  const found = Object.values(loaded).find(
    (value) => typeof value === 'function' && value.name.endsWith('Instrumentation'),
  )
  return found as InstrumentationClass | undefined
}

// http is loaded long before: its wrapping happens at the next require, and an `import { request }` has to be told of it
function patchHttp(): void {
  require('node:http')
  require('node:https')
  syncBuiltinESMExports()
}

function moduleNames(instrumentation: Instrumentation): string[] {
  const { _modules: modules } = instrumentation as { _modules?: readonly { name: string }[] }
  return (modules ?? []).map(({ name }) => name)
}
