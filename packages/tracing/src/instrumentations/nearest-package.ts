import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

interface PackageFile {
  readonly name?: string
  readonly type?: string
}

/** The package.json nearest to a folder, upwards; undefined when there is none. */
export function nearestPackage(folder: string): PackageFile | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageFile
  } catch {
    const parent = dirname(folder)
    return parent === folder ? undefined : nearestPackage(parent)
  }
}
