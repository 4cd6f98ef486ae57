import { parseArgs } from 'node:util'
import { type Diagnosis, type DoctorOptions, diagnose } from './diagnose'
import type { Step } from './findings'
import { usage } from './usage'

const options = {
  timeout: { type: 'string', default: '10' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const

const verdicts = {
  0: 'arrived: nothing is in the way of the spans of this service',
  1: 'failed: see what is said above',
  2: 'unsure: the span was sent, but nobody can tell from here whether it arrived',
} as const

const indent = 10

/**
 * The command `voluntarily-doctor`: reads its arguments, writes what it finds to stdout, and resolves with the exit code: that of the diagnosis, or 1 for
 * arguments that are wrong.
 */
export async function runDoctor(
  args: readonly string[] = process.argv.slice(2),
  { specs }: Pick<DoctorOptions, 'specs'> = {},
): Promise<number> {
  try {
    const { values } = parseArgs({ args: [...args], options })
    if (values.help) return await say(usage(), 0)
    if (values.version) return await say(`${require('../package.json').version}\n`, 0)
    const timeoutMs = secondsIn(values.timeout) * 1000
    if (!values.json) return await inLines({ timeoutMs, ...(specs && { specs }) })
    const diagnosis = await diagnose({ timeoutMs, ...(specs && { specs }) })
    return await say(`${JSON.stringify(diagnosis)}\n`, diagnosis.exitCode)
  } catch (error) {
    process.stderr.write(`voluntarily-doctor: ${reasonOf(error)}\n`)
    return 1
  }
}

async function inLines(options: DoctorOptions): Promise<Diagnosis['exitCode']> {
  const { exitCode } = await diagnose({ ...options, onStep: (step) => process.stdout.write(lineOf(step)) })
  return say(`${verdicts[exitCode]}\n`, exitCode)
}

function lineOf({ state, name, text, remedy }: Step): string {
  const lines = [`${state.padEnd(indent)}${name}: ${text}`]
  if (remedy !== undefined) lines.push(`${' '.repeat(indent)}${remedy}`)
  return `${lines.join('\n')}\n`
}

/** Resolves once it is written, so that an exit does not cut it. */
function say<Code>(text: string, exitCode: Code): Promise<Code> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve(exitCode)))
}

function secondsIn(text: string): number {
  const seconds = Number(text)
  if (seconds > 0 && seconds <= 600) return seconds
  throw new TypeError('--timeout: expected seconds, more than 0 and at most 600')
}

/** One line for what a person can mend, the stack for a fault of ours. */
function reasonOf(error: unknown): string {
  const { code, message, stack } = error as NodeJS.ErrnoException
  if (code?.startsWith('ERR_PARSE_ARGS_')) return `${message} (--help shows what there is)`
  return error instanceof TypeError && message.startsWith('--') ? message : `${stack}`
}
