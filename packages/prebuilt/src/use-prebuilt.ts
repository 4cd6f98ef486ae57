import { readFileSync } from 'node:fs'
import Module, { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** One package as it was built into the file. */
export interface PrebuiltPackage {
  /** What it is required by: its name or, where it has several entry points, one of them. */
  readonly path: string
  readonly name: string
  readonly version: string
  /** The package beside which it is looked for: it came along with that one. Undefined: beside this package. */
  readonly via: string | undefined
  /** Way from its main file to its folder. */
  readonly root: string
  /** Runs it, at the first call, and returns its exports. */
  load(): unknown
}

interface Located extends PrebuiltPackage {
  readonly file: string
}

/**
 * Lets whoever requires one of the prebuilt packages, here or in the app, get it from a few files in place of its own dozens: loading is most of
 * what they cost a start. The packages are the same as installed, and there is one copy of each: it is put where Node keeps what was
 * loaded from the installed file. When one of them is installed in another version, is loaded already, or cannot be found, none is used.
 * To be called before they are loaded. Never throws.
 * @returns what the packages that are used are required by; nothing when they are loaded as installed
 */
export function usePrebuilt(): readonly string[] {
  try {
    const { packages } = require(join(__dirname, 'packages.js')) as { packages: readonly PrebuiltPackage[] }
    const located = packages.map(locate)
    if (!located.every(isReplaceable)) return []
    for (const one of located) require.cache[one.file] = standIn(one)
    return located.map(({ path }) => path)
  } catch {
    // not built, or not all there: they are loaded as installed
    return []
  }
}

function locate(one: PrebuiltPackage): Located {
  const from = one.via === undefined ? require : createRequire(require.resolve(one.via))
  return { ...one, file: from.resolve(one.path) }
}

function isReplaceable({ file, root, name, version }: Located): boolean {
  if (file in require.cache) return false
  const installed = JSON.parse(readFileSync(join(dirname(file), root, 'package.json'), 'utf8'))
  return installed.name === name && installed.version === version
}

function standIn({ file, load }: Located): Module {
  const module = new Module(file)
  module.filename = file
  module.loaded = true
  Object.defineProperty(module, 'exports', { get: load, configurable: true, enumerable: true })
  return module
}
