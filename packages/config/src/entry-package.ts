import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What a package.json says of its package. */
export interface EntryPackage {
  readonly name: string
  readonly version: string | undefined
}

/** The package that a folder belongs to: the nearest package.json upwards that has a name. */
export function nearestPackage(directory: string): EntryPackage | undefined {
  const found = readPackage(join(directory, 'package.json'))
  if (found !== undefined) return found
  const parent = dirname(directory)
  return parent === directory ? undefined : nearestPackage(parent)
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
