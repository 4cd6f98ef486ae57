import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { environmentNames } from '@voluntarily/config'
import type { Findings } from './findings'
import { doctorSpecs } from './settings'

const file = '.env'
const command = `node --env-file=${file} node_modules/@voluntarily/observability/bin/voluntarily-doctor.js`

/** Says which variables stand in the working directory's .env and not in the environment. Of the file, only names are used. */
export function checkEnvFile(findings: Findings): void {
  const set = environmentNames()
  const names = namesInFile().filter(
    (name) => (name.startsWith('OTEL_') || name in doctorSpecs) && !set.includes(name),
  )
  if (names.length === 0) return
  findings.note(
    'settings',
    `in ${file} here, and not in the environment: ${names.sort().join(', ')}`,
    `for a service that is started with --env-file=${file}: ${command}. What an app reads from ${file} itself (dotenv) comes too late for tracing: start it with --env-file=${file}`,
  )
}

function namesInFile(): string[] {
  try {
    const values = parseEnv(readFileSync(file, 'utf8'))
    return Object.keys(values).filter((name) => values[name]?.trim())
  } catch {
    return []
  }
}
