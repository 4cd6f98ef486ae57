import { sep } from 'node:path'
import { entryRequire } from '@voluntarily/config'

const entryFile = ['', '@opentelemetry', 'api', 'build', 'src', 'index.js'].join(sep)

/**
 * The copies of @opentelemetry/api that this process has loaded or would load for the app, as file names. More than one means that
 * the app's own spans, and instrumentations that belong to the other copy, may go nowhere.
 */
export function apiCopies(): string[] {
  const loaded = Object.keys(require.cache).filter((file) => file.endsWith(entryFile))
  const copies = new Set([require.resolve('@opentelemetry/api'), ...loaded])
  try {
    copies.add(entryRequire().resolve('@opentelemetry/api'))
  } catch {
    // an app that has no api of its own cannot have a second one
  }
  return [...copies]
}
