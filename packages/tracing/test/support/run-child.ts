import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export const fixtures = join(__dirname, '..', 'fixtures')

export interface ChildOptions {
  readonly args?: readonly string[]
  readonly nodeArgs?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
}

export interface ChildResult {
  readonly code: number | null
  readonly out: string
  readonly err: string
  readonly ms: number
  /** What the child printed last, as JSON. */
  readonly result: unknown
}

/** Starts a script with nothing of this process's environment but its path. */
export function startChild(
  script: string,
  { args = [], nodeArgs = [], env = {}, cwd }: ChildOptions = {},
): ChildProcess {
  return spawn(process.execPath, [...nodeArgs, script, ...args], {
    cwd: cwd ?? fixtures,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Runs a script to its end, which it has to come to by itself. */
export async function runChild(script: string, options: ChildOptions = {}): Promise<ChildResult> {
  const started = Date.now()
  const child = startChild(script, options)
  let out = ''
  let err = ''
  child.stdout?.on('data', (chunk) => {
    out += chunk
  })
  child.stderr?.on('data', (chunk) => {
    err += chunk
  })
  const [code] = (await once(child, 'close')) as [number | null]
  const last = out.trim().split('\n').at(-1) ?? ''
  return { code, out, err, ms: Date.now() - started, result: parse(last, err) }
}

function parse(text: string, err: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return { unparsed: text, err }
  }
}
