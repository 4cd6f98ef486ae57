import { serviceSpecs } from '@voluntarily/config'
import { tracingSpecs } from './settings'

/**
 * The OTEL_ variables among the names that nothing here honours: a misspelling, or a part of the standard that is not supported.
 * @param names names of the variables that are set
 * @param alsoKnown names that others honour, default none
 * @returns their names, sorted
 * Standard: https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export function unknownOtelVariables(names: readonly string[], alsoKnown: readonly string[] = []): string[] {
  const known = new Set([...Object.keys(tracingSpecs), ...Object.keys(serviceSpecs), ...alsoKnown])
  return names
    .filter((name) => name.startsWith('OTEL_') && !known.has(name) && !known.has(name.replace(/_FILE$/, '')))
    .sort()
}
