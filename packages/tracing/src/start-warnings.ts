import { environmentNames } from '@voluntarily/config'
import { apiCopies } from './api-copies'
import type { AppLibraries } from './app-libraries'
import type { Choice } from './choose-instrumentations'
import { tracingLog } from './tracing-log'
import { unknownOtelVariables } from './unknown-variables'

/** Says, once at the start, what would otherwise only be noticed by spans that are missing. */
export function sayWhatIsWrong(
  { chosen, unknown }: Choice,
  libraries: AppLibraries,
  alsoHonoured: readonly string[] = [],
): void {
  const late = chosen.flatMap((one) => one.libraries).filter((library) => libraries.isLoaded(library))
  if (late.length > 0) {
    tracingLog.warn(
      { libraries: late },
      `${late.join(', ')} was loaded before tracing started, so that its spans may be missing: start tracing in the first line, or with node --require`,
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
  for (const name of unknownOtelVariables(environmentNames(), alsoHonoured)) {
    tracingLog.warn({ variable: name }, `${name} is set, but nothing honours it`)
  }
}
