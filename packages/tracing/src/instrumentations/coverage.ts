import type { InstrumentationModuleDefinition } from '@opentelemetry/instrumentation'
import type { AppLibraries } from './app-libraries'
import type { Choice } from './choose-instrumentations'
import { isInRange, isPatched, wrapsWhole } from './coverage-definitions'
import type { EarlyLibraries, Loader } from './coverage-loader'
import { instrumentationTable, type TableRow } from './instrumentation-table'

/**
 * Whether the calls of a library make spans, else why not:
 * - `patched`: its calls make spans
 * - `out of range`: loaded in a version that the instrumentation does not know
 * - `loaded too early`: loaded before tracing started, and not again since
 * - `loaded unseen`: loaded by `import` without the hooks for it
 * - `not loaded`: the app has it, and has not loaded it so far
 * - `off`: its instrumentation is turned off, or another one says the same
 */
export type CoverageState =
  | 'patched'
  | 'out of range'
  | 'loaded too early'
  | 'loaded unseen'
  | 'not loaded'
  | 'off'

/** What became of one library that the app has and that could be instrumented. */
export interface LibraryCoverage {
  /** Name of its package, or `@scope/*`. */
  readonly library: string
  /** Short name, as in OTEL_NODE_DISABLED_INSTRUMENTATIONS. */
  readonly instrumentation: string
  /** As it is now: it changes while the app loads. */
  readonly state: CoverageState
  /** As it was loaded; undefined before. */
  readonly version?: string
  /** Versions that are instrumented, as npm writes ranges, when that is not one of them. */
  readonly range?: string
  /** Who has loaded it before tracing started; undefined by `import`, which leaves no trace. */
  readonly loadedBy?: Loader
}

/** What is known since the start. */
export interface CoverageSources {
  readonly choice: Choice
  readonly libraries: AppLibraries
  readonly early: EarlyLibraries
  /** What each instrumentation wraps, by its short name. */
  readonly definitions: ReadonlyMap<string, readonly InstrumentationModuleDefinition[]>
  /** Which libraries are loaded by now. */
  readonly loadedNow: (library: string) => boolean
}

/** How things stand now, for each library of the table that the app has. */
export function readCoverage(sources: CoverageSources): LibraryCoverage[] {
  const chosen = new Set(sources.choice.chosen.map(({ name }) => name))
  return instrumentationTable.flatMap((row) =>
    row.libraries
      .filter((library) => sources.libraries.has(library))
      .map((library) => ({
        library,
        instrumentation: row.name,
        ...(chosen.has(row.name) ? stateOf(library, row, sources) : { state: 'off' as const }),
      })),
  )
}

function stateOf(
  library: string,
  row: TableRow,
  { early, definitions, loadedNow }: CoverageSources,
): Omit<LibraryCoverage, 'library' | 'instrumentation'> {
  const ofRow = definitions.get(row.name) ?? []
  const isScope = library.endsWith('/*')
  const own = isScope ? ofRow : ofRow.filter(({ name }) => name === library)
  const loadedBy = early.get(library)
  const who = loadedBy && { loadedBy }
  const version = own.find(({ moduleVersion }) => moduleVersion !== undefined)?.moduleVersion
  if (version !== undefined) {
    const patched = own.some((one) => isPatched(one) || (!wrapsWhole(one) && isInRange(one, version)))
    // redis loads @redis/client, and is instrumented there
    const elsewhere = ofRow.some(
      (one) => one.name !== library && row.libraries.includes(one.name) && isPatched(one),
    )
    if (patched || elsewhere) return { state: 'patched', version, ...who }
    if (!own.some((one) => isInRange(one, version)))
      return { state: 'out of range', version, range: rangesOf(own), ...who }
    // by `import`: its own files have passed the hook, and it has not
    return { state: early.has(library) ? 'loaded too early' : 'loaded unseen', version, ...who }
  }
  if (early.has(library)) return { state: 'loaded too early', ...who }
  // of a scope, only some packages are wrapped
  return { state: loadedNow(library) && own.length > 0 && !isScope ? 'loaded unseen' : 'not loaded' }
}

function rangesOf(definitions: readonly InstrumentationModuleDefinition[]): string {
  return [...new Set(definitions.flatMap(({ supportedVersions }) => supportedVersions))].join(' || ')
}
