import { tracingLog } from '../tracing-log'
import { loadedLibraries } from './app-libraries'
import { type CoverageSources, type LibraryCoverage, readCoverage } from './coverage'
import { loaderText } from './coverage-loader'

/** By then an app has loaded what it loads at its start. */
const delayMs = 5_000

/** Tells how things stand, and ends the report that is to come. */
export interface CoverageReport {
  read(): LibraryCoverage[]
  end(): void
}

/**
 * Says once, some seconds after the start, which libraries are instrumented: in a line at debug level, and at warn which of them cannot be and what to
 * do about it. Until then it costs nothing.
 * @param sending false when no span leaves the process: then there is nothing to say
 */
export function startCoverageReport(
  sources: Omit<CoverageSources, 'loadedNow'>,
  sending: boolean,
): CoverageReport {
  const read = () => readCoverage({ ...sources, loadedNow: loadedLibraries() })
  if (!sending) return { read, end: () => {} }
  const timer = setTimeout(() => contained(() => report(read())), delayMs)
  timer.unref()
  return { read, end: () => clearTimeout(timer) }
}

function report(coverage: readonly LibraryCoverage[]): void {
  for (const one of coverage) {
    const text = warning(one)
    if (text !== undefined) tracingLog.warn({ coverage: one }, text)
  }
  const all = coverage.map(describe).join('; ')
  tracingLog.debug({ coverage }, `instrumented libraries: ${all || 'the app has none of those that can be'}`)
}

/** What was loaded too early has had its line at the start. */
function warning({ library, instrumentation, state, version, range }: LibraryCoverage): string | undefined {
  if (state === 'out of range')
    return `${library} ${version} makes no spans, ${range} would: install such a version, or set OTEL_NODE_DISABLED_INSTRUMENTATIONS=${instrumentation}`
  if (state === 'loaded unseen')
    return `${library} makes no spans, because it was loaded by import: start with node --import @voluntarily/observability/register`
  return undefined
}

function describe({ library, state, version, range, loadedBy }: LibraryCoverage): string {
  const which = version === undefined ? library : `${library} ${version}`
  if (state === 'out of range') return `${which} out of range (${range})`
  if (state === 'loaded too early') return `${which} loaded too early, ${loaderText(loadedBy)}`
  if (state === 'patched' && loadedBy)
    return `${which} patched, but first loaded too early, ${loaderText(loadedBy)}`
  return `${which} ${state}`
}

function contained(run: () => void): void {
  try {
    run()
  } catch (fault) {
    tracingLog.error({ err: fault }, 'nobody can tell which libraries are instrumented')
  }
}
