import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What a package.json says of its package. */
export interface EntryPackage {
  readonly name: string
  readonly version: string | undefined
}

const found = new Map<string, EntryPackage | undefined>()

/** The package that a folder belongs to: the nearest package.json upwards that has a name. Looked for once. */
export function nearestPackage(directory: string): EntryPackage | undefined {
  if (!found.has(directory)) found.set(directory, findPackage(directory))
  return found.get(directory)
}

function findPackage(directory: string): EntryPackage | undefined {
  const own = readPackage(join(directory, 'package.json'))
  if (own !== undefined) return own
  const parent = dirname(directory)
  return parent === directory ? undefined : findPackage(parent)
}

function readPackage(path: string): EntryPackage | undefined {
  try {
    const { name, version } = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof name !== 'string' || name === '') return undefined
    return { name, version: typeof version === 'string' ? version : undefined }
  } catch {
    return undefined
  }
}
