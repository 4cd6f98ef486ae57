import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { entryRequire } from '@voluntarily/config'
import { libraryFolder } from './coverage-loader'

/** Which libraries the app has, and which of them are loaded already. */
export interface AppLibraries {
  /** Resolves from the entry script or the working directory, or is loaded already. `@scope/*` asks for any package of a scope. */
  has(library: string): boolean
  isLoaded(library: string): boolean
}

/**
 * Looks from where the app looks. This package's own place says nothing under pnpm and the like, where a package sees only what it
 * depends on itself.
 */
export function appLibraries(): AppLibraries {
  const requires = [entryRequire(), ...fromWorkingDirectory()]
  const folders = moduleFolders(requires)
  const isLoaded = loadedLibraries()
  return {
    isLoaded,
    has: (library) =>
      requires.some((from) =>
        library.endsWith('/*')
          ? hasScope(from, library)
          : mayHave(folders, library) && resolves(from, library),
      ) || isLoaded(library),
  }
}

/** Tells of a library whether it is loaded at the moment of this call. */
export function loadedLibraries(): (library: string) => boolean {
  const loadedFiles = Object.keys(require.cache)
  return (library) => {
    const folder = libraryFolder(library)
    return loadedFiles.some((file) => file.includes(folder))
  }
}

function fromWorkingDirectory(): NodeJS.Require[] {
  try {
    return [createRequire(join(process.cwd(), 'noop.js'))]
  } catch {
    // the folder has been removed under the process
    return []
  }
}

/** The node_modules that are there; undefined where libraries are not kept in folders. */
function moduleFolders(requires: readonly NodeJS.Require[]): readonly string[] | undefined {
  if (process.versions.pnp !== undefined) return undefined
  return [...new Set(requires.flatMap((from) => from.resolve.paths('a-library') ?? []))].filter((path) =>
    existsSync(path),
  )
}

// To resolve what is not there costs a third of a millisecond, and most of two dozen libraries are not.
function mayHave(folders: readonly string[] | undefined, library: string): boolean {
  return folders?.some((folder) => existsSync(join(folder, library))) ?? true
}

function resolves(from: NodeJS.Require, library: string): boolean {
  try {
    from.resolve(library)
    return true
  } catch (error) {
    // a package that is there without an entry for require, for one that is meant for import only
    return (error as NodeJS.ErrnoException).code === 'ERR_PACKAGE_PATH_NOT_EXPORTED'
  }
}

function hasScope(from: NodeJS.Require, library: string): boolean {
  const scope = library.slice(0, -'/*'.length)
  return (from.resolve.paths(scope) ?? []).some((folder) => {
    const path = join(folder, scope)
    return existsSync(path) && readdirSync(path).length > 0
  })
}
