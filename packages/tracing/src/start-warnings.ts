import { environmentNames } from '@voluntarily/config'
import { apiCopies } from './instrumentations/api-copies'
import type { Choice } from './instrumentations/choose-instrumentations'
import { type EarlyLibraries, loaderText } from './instrumentations/coverage-loader'
import type { TracingSettings } from './resolve-settings'
import { tracingLog } from './tracing-log'
import { unknownOtelVariables } from './unknown-variables'
import { wrongValues } from './wrong-values'

const register = '@voluntarily/observability/register'
const requireFirst = `require ${register} before it, in the first line, or with node --require`
// an import in the first line is run first, but what the others import is loaded before
const importFirst = `start with node --import ${register}, before any other --import`

/** Says, once at the start, what would otherwise only be noticed by spans that are missing. */
export function sayWhatIsWrong({ unknown }: Choice, early: EarlyLibraries, settings: TracingSettings): void {
  for (const [library, loadedBy] of early) {
    tracingLog.warn(
      { library, loadedBy },
      `${library} was loaded before tracing started, ${loaderText(loadedBy)}, so that its ${library === 'pino' ? 'log records' : 'spans'} may be missing: ${loadedBy ? requireFirst : importFirst}`,
    )
  }
  if (unknown.length > 0) {
    tracingLog.warn(
      { instrumentations: unknown },
      `there is no instrumentation called ${unknown.join(', ')}: the name is passed over`,
    )
  }
  const copies = apiCopies()
  if (copies.length > 1) {
    tracingLog.error(
      { copies },
      `there are ${copies.length} copies of @opentelemetry/api, so that spans made through one of them may be lost: install one version, >=1.9.0 <1.10.0 (npm ls @opentelemetry/api)`,
    )
  }
  for (const name of unknownOtelVariables(environmentNames(), settings.options.alsoHonoured)) {
    tracingLog.warn({ variable: name }, `${name} is set, but nothing honours it`)
  }
  for (const { variable, why } of wrongValues(settings)) tracingLog.warn({ variable }, `${variable} ${why}`)
}
