import { builtinModules, createRequire, syncBuiltinESMExports } from 'node:module'
import type { Instrumentation, InstrumentationModuleDefinition } from '@opentelemetry/instrumentation'
import { httpConfig, undiciConfig } from '../outgoing-config'
import { tracingLog } from '../tracing-log'
import type { ChosenInstrumentation } from './choose-instrumentations'
import { definitionsOf } from './coverage-definitions'
import { onFirstFetch, onFirstHttpRequest } from './on-demand'
import { readUrlsAsNode } from './url-arguments'

type InstrumentationClass = new (config: object) => Instrumentation

const ownConfigs: Readonly<Record<string, object>> = { http: httpConfig, undici: undiciConfig }

/** What is running, and a way to end it. */
export interface LoadedInstrumentations {
  /** The modules that are wrapped, by the short name of the instrumentation; without those of outgoing requests. */
  readonly definitions: ReadonlyMap<string, readonly InstrumentationModuleDefinition[]>
  disable(): void
}

/**
 * Loads the chosen instrumentations one by one; one that fails is left out, and said. Those of outgoing requests are loaded at the first one.
 * They are resolved as auto-instrumentations-node would, so that their versions come from one place; it is not loaded itself.
 */
export function loadInstrumentations(chosen: readonly ChosenInstrumentation[]): LoadedInstrumentations {
  const ends: (() => void)[] = []
  const start = (instrumentations: readonly Instrumentation[]) => {
    if (instrumentations.length === 0) return
    // it hooks into every require, which costs those that come after it
    const {
      registerInstrumentations,
    }: typeof import('@opentelemetry/instrumentation') = require('@opentelemetry/instrumentation')
    ends.push(registerInstrumentations({ instrumentations: [...instrumentations] }))
    for (const instrumentation of instrumentations) patchBuiltIn(instrumentation)
    syncBuiltinESMExports()
  }

  const now = chosen.filter(({ name }) => !(name in outgoing)).map((one) => [one.name, create(one)] as const)
  start(now.flatMap(([, instrumentations]) => instrumentations))
  for (const one of chosen) ends.push(outgoing[one.name]?.(one, start) ?? (() => {}))
  return {
    definitions: new Map(
      now.map(([name, instrumentations]) => [name, instrumentations.flatMap(definitionsOf)]),
    ),
    disable() {
      for (const end of ends) end()
    },
  }
}

type Start = (instrumentations: readonly Instrumentation[]) => void

const outgoing: Readonly<Record<string, (chosen: ChosenInstrumentation, start: Start) => () => void>> = {
  http: (chosen, start) => onFirstHttpRequest(() => start(create(chosen).map(readUrlsAsNode))),
  undici: (chosen, start) =>
    onFirstFetch(() => {
      const [instrumentation] = create(chosen)
      if (!instrumentation) return undefined
      start([instrumentation])
      const { onRequestCreated } = instrumentation as { onRequestCreated?: (message: unknown) => void }
      return onRequestCreated?.bind(instrumentation)
    }),
}

function create({ name, config }: ChosenInstrumentation): Instrumentation[] {
  try {
    const load = createRequire(require.resolve('@opentelemetry/auto-instrumentations-node'))
    const Class = classIn(load(`@opentelemetry/instrumentation-${name}`))
    return Class ? [new Class({ ...ownConfigs[name], ...config })] : []
  } catch (fault) {
    tracingLog.error(
      { err: fault, instrumentation: name },
      `instrumentation ${name} could not be loaded: no spans from it`,
    )
    return []
  }
}

// By the name that it is exported under: in one file with others a class may have lost its own.
function classIn(loaded: Record<string, unknown>): InstrumentationClass | undefined {
  const found = Object.entries(loaded).find(
    ([name, value]) => typeof value === 'function' && name.endsWith('Instrumentation'),
  )
  return found?.[1] as InstrumentationClass | undefined
}

// What is built into Node is loaded long before, and its require may have been seen already: so it is wrapped here.
function patchBuiltIn(instrumentation: Instrumentation): void {
  for (const definition of definitionsOf(instrumentation)) {
    if (!builtinModules.includes(definition.name)) continue
    definition.moduleExports = require(definition.name)
    definition.patch?.(definition.moduleExports)
  }
}
