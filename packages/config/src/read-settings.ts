import type { ConfigProblem } from './config-error'
import { noteDeclared } from './declared-names'
import { missing, refused, unreadable } from './describe-problem'
import { type Environment, processEnvironment } from './environment'
import { rememberPasswords, rememberSecret } from './known-secrets'
import { maskedConfig } from './masked-config'
import { type Reading, readVariable } from './read-variable'
import type { Config, Spec, Specs } from './spec'
import { warnMisspellings } from './warn-misspellings'

/** Where settings are read from. */
export interface ReadOptions {
  /** The variables. Default: `process.env`, at the time of the call. */
  environment?: Environment
}

/** What readSettings found. */
export interface Settings<S extends Specs> {
  readonly values: Config<S>
  readonly problems: readonly ConfigProblem[]
}

/** Reads variables without ever throwing: one that is wrong takes its default (undefined without one) and becomes a problem. */
export function readSettings<S extends Specs>(specs: S, options: ReadOptions = {}): Settings<S> {
  const { environment = processEnvironment() } = options
  const names = Object.keys(specs)
  noteDeclared(names)
  const readings = new Map(names.map((name) => [name, readVariable(environment, name)]))
  const unset = names.filter((name) => isUnset(readings.get(name)))
  const misspelt = warnMisspellings(environment, unset)

  const values = new Map<string, unknown>()
  const problems: ConfigProblem[] = []
  for (const [name, reading] of readings) {
    const spec = specs[name] as Spec<unknown>
    const result = evaluate(name, spec, reading, misspelt.get(name))
    values.set(name, result.value)
    if (result.problem !== undefined) problems.push(result.problem)
  }
  return { values: maskedConfig(specs, values), problems }
}

function isUnset(reading: Reading | undefined): boolean {
  return reading?.text === undefined && reading?.failure === undefined
}

function evaluate(name: string, spec: Spec<unknown>, reading: Reading, misspelt: string | undefined) {
  const value = spec.default
  if (reading.failure !== undefined) return { value, problem: unreadable(name, spec, reading) }
  const { text } = reading
  if (text === undefined)
    return { value, problem: spec.required ? missing(name, spec, misspelt, reading) : undefined }
  try {
    const parsed = spec._parse(text)
    remember(spec, text, parsed)
    return { value: parsed, problem: undefined }
  } catch (error) {
    remember(spec, text, undefined)
    return { value, problem: refused(name, spec, text, reading, error) }
  }
}

function remember(spec: Spec<unknown>, text: string, parsed: unknown): void {
  if (spec.secret) rememberSecret(text, parsed)
  else rememberPasswords(text)
}
