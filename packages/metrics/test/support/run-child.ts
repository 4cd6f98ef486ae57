import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'

export const fixtures = join(__dirname, '..', 'fixtures')

export interface ChildResult {
  readonly code: number | null
  readonly out: string
  readonly err: string
  /** What the child printed last, as JSON. */
  readonly result: unknown
}

/** Runs a fixture, with nothing of this process's environment but its path, to its end, which it has to come to by itself. */
export async function runChild(
  script: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<ChildResult> {
  const child = spawn(process.execPath, [resolve(fixtures, script), ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const [code] = (await once(child, 'close')) as [number | null]
  const last = out.trim().split('\n').at(-1) ?? ''
  return { code, out, err, result: parse(last, err) }
}

function parse(text: string, err: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return { unparsed: text, err }
  }
}
