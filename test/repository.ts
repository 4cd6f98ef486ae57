import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

export const root = join(__dirname, '..')

export interface Manifest {
  name: string
  dependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

export function readJson<T>(path: string): T {
  return JSON.parse(readText(path))
}

/** Folders under packages/, by name. */
export const packageNames: readonly string[] = readdirSync(join(root, 'packages'))

/** Paths, from the root, of the TypeScript files under a folder of the repository. */
export function typescriptFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
}

/** Paths, from the root, of everything that is published as code. */
export const sourceFiles: readonly string[] = packageNames.flatMap((name) =>
  typescriptFiles(`packages/${name}/src`),
)

/** The code of a file without its comments, which may well speak of what code may not do. */
export function codeOf(path: string): string {
  return readText(path)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1')
}
