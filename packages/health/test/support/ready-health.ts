import { type CheckEntry, createHealth, type Health, type HealthOptions } from '../../src'

/** Health that is ready at once, reuses no answers and reads no variables of this machine, unless told otherwise. */
export function readyHealth(options: HealthOptions = {}): Health {
  return createHealth({ startReady: true, cacheMs: 0, environment: {}, ...options })
}

/** The one entry of a report of one check. */
export async function onlyEntry(health: Health): Promise<CheckEntry> {
  const { checks = {} } = await health.report()
  const [entry, ...others] = Object.values(checks).flat()
  if (entry === undefined || others.length > 0) throw new Error('expected one entry')
  return entry
}
