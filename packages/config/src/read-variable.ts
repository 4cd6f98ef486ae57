import { readFileSync, statSync } from 'node:fs'
import { isDeclared } from './declared-names'
import { type Environment, readValue } from './environment'

const maxFileBytes = 1024 * 1024

/** What the environment, or the file that NAME_FILE names, holds for a variable. */
export interface Reading {
  /** Trimmed; undefined when it is unset, empty, or cannot be read. */
  readonly text: string | undefined
  /** The variable that names the file, when the value is to come from one. */
  readonly fileVariable?: string
  /** Why the value cannot be read, to follow "got" or "but". */
  readonly failure?: 'both' | 'unreadable'
  /** More on the failure, such as ENOENT. Never the path: somebody may have put the secret itself there. */
  readonly reason?: string
}

/** Reads NAME, or the file that NAME_FILE names unless NAME_FILE is a variable of its own. */
export function readVariable(environment: Environment, name: string): Reading {
  const text = readValue(environment, name)
  const fileVariable = `${name}_FILE`
  const path = isDeclared(fileVariable) ? undefined : readValue(environment, fileVariable)
  if (path === undefined) return { text }
  if (text !== undefined) return { text: undefined, fileVariable, failure: 'both' }
  try {
    return { text: readSmallFile(path).trim() || undefined, fileVariable }
  } catch (error) {
    return { text: undefined, fileVariable, failure: 'unreadable', reason: reasonOf(error) }
  }
}

function readSmallFile(path: string): string {
  const stats = statSync(path)
  // A pipe or a device would block the start for good.
  if (!stats.isFile()) throw new Error('it is no regular file')
  if (stats.size > maxFileBytes) throw new Error('it is larger than 1 MiB')
  return readFileSync(path, 'utf8')
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return code ?? message
}
