import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Diagnosis, Step } from '@voluntarily/doctor'

const command = join(__dirname, '../../../observability/bin/voluntarily-doctor.js')

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the command with nothing of this process's environment but its path. */
export async function runDoctor(
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  { cwd }: { cwd?: string } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [command, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd,
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, out, err }
}

/** Runs it with --json. */
export async function diagnose(
  env: Readonly<Record<string, string>>,
  timeoutSeconds = 10,
  options: { cwd?: string } = {},
): Promise<Diagnosis & { readonly faults: readonly Step[] }> {
  const { code, out, err } = await runDoctor(env, ['--json', '--timeout', String(timeoutSeconds)], options)
  expect(err).toBe('')
  const diagnosis = JSON.parse(out) as Diagnosis
  expect(diagnosis.exitCode).toBe(code)
  return {
    ...diagnosis,
    faults: diagnosis.steps.filter(({ state }) => state === 'failed' || state === 'unsure'),
  }
}
