import type { InstrumentationModuleDefinition } from '@opentelemetry/instrumentation'

/**
 * What an instrumentation wraps, by module, with what became of it: `moduleVersion` is there once the module was loaded past its hook, and
 * `moduleExports` once it was patched. It keeps them to itself and has no other way to tell; where its inside has changed, there are none.
 */
export function definitionsOf(instrumentation: object): readonly InstrumentationModuleDefinition[] {
  // one that stands for several (redis) has them in its fields
  return [instrumentation, ...Object.values(instrumentation)].flatMap(ownDefinitions)
}

function ownDefinitions(value: unknown): readonly InstrumentationModuleDefinition[] {
  const { _modules: own } = (value ?? {}) as { _modules?: readonly InstrumentationModuleDefinition[] }
  return Array.isArray(own) ? own : []
}

/** Whether the module, or a file of it, has been patched. */
export function isPatched({ moduleExports, files }: InstrumentationModuleDefinition): boolean {
  return moduleExports !== undefined || files.some((file) => file.moduleExports !== undefined)
}

/** Whether the module itself is patched, and not only files of it, any of which may be loaded later. */
export function wrapsWhole({ patch }: InstrumentationModuleDefinition): boolean {
  return patch !== undefined
}

/** Whether this version would be patched. Loads what tells versions apart only when asked. */
export function isInRange(
  { supportedVersions, includePrerelease = false }: InstrumentationModuleDefinition,
  version: string,
): boolean {
  const { satisfies }: typeof import('semver') = require('semver')
  return supportedVersions.some((range) => satisfies(version, range, { includePrerelease }))
}
