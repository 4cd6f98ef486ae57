import { dirname, sep } from 'node:path'
import type { AppLibraries } from './app-libraries'
import type { Choice } from './choose-instrumentations'
import { nearestPackage } from './nearest-package'

/** The libraries that were loaded before tracing started, with who has loaded them; undefined for those by `import`, which leaves no trace. */
export type EarlyLibraries = ReadonlyMap<string, Loader | undefined>

/** Who has loaded a library. */
export interface Loader {
  /** Path of a file of the app, else of the package that did. */
  readonly file: string
  /** Name of the package through which that file came to load it, when it did not itself. */
  readonly through?: string
}

const ours = /^@voluntarily\//
const modules = `${sep}node_modules${sep}`

/** To be asked at the start: what is loaded later would hide who was first. */
export function earlyLibraries({ chosen }: Choice, libraries: AppLibraries): EarlyLibraries {
  const early = chosen
    .flatMap((one) => one.libraries)
    .filter((library) => libraries.isLoaded(library) && !isOursAlone(library))
  return new Map(early.map((library) => [library, loaderOf(library)]))
}

/**
 * The file that has loaded a library by `require`; undefined for one that was loaded by `import`, which leaves no trace.
 * @param library name of a package, or `@scope/*`
 */
function loaderOf(library: string): Loader | undefined {
  const loaded = loadedModules()
  const first = loadersOf(library, loaded).find((one) => !isOurs(one))
  if (!first) return undefined
  const through = packageOf(first.filename)
  if (through === undefined) return { file: first.filename }
  const app = appFileAbove(first, loaded)
  return app === undefined ? { file: first.filename } : { file: app, through }
}

/** Our logger has loaded its pino for itself: one that the app loads afterwards is instrumented. */
function isOursAlone(library: string): boolean {
  const loaders = loadersOf(library, loadedModules())
  return loaders.length > 0 && loaders.every(isOurs)
}

function isOurs({ filename }: NodeJS.Module): boolean {
  return ours.test(nearestPackage(dirname(filename))?.name ?? '')
}

function loadersOf(library: string, loaded: readonly NodeJS.Module[]): NodeJS.Module[] {
  const folder = libraryFolder(library)
  return loaded.filter(
    ({ filename, children }) =>
      !filename.includes(folder) && children.some((child) => child.filename?.includes(folder)),
  )
}

function loadedModules(): NodeJS.Module[] {
  return Object.values(require.cache).filter((one) => one !== undefined)
}

/** The same in words. */
export function loaderText(loader: Loader | undefined): string {
  if (!loader) return 'by an import'
  return `by ${loader.file}${loader.through === undefined ? '' : ` through ${loader.through}`}`
}

/** What the path of every file of a library holds. */
export function libraryFolder(library: string): string {
  const path = library.replace(/\*$/, '').split('/').join(sep)
  return `${modules}${path}${library.endsWith('*') ? '' : sep}`
}

function packageOf(file: string): string | undefined {
  const inModules = file.split(modules).slice(1).at(-1)?.split(sep)
  return inModules?.slice(0, inModules[0]?.startsWith('@') ? 2 : 1).join('/')
}

function appFileAbove(start: NodeJS.Module, loaded: readonly NodeJS.Module[]): string | undefined {
  const seen = new Set([start])
  // grows while it is gone through: those that have loaded one of it
  for (const one of seen) {
    if (packageOf(one.filename) === undefined) return one.filename
    for (const other of loaded) if (other.children.includes(one)) seen.add(other)
  }
  return undefined
}
