import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { environmentNames, serviceIdentity } from '@voluntarily/config'

/**
 * The name of the service: that of the environment, else that of the app in the working directory. The entry script, by which others go, is the
 * doctor's own here.
 */
export function serviceName(): string {
  const { name } = serviceIdentity()
  const inEnvironment =
    environmentNames().includes('OTEL_SERVICE_NAME') || name !== serviceIdentity({ environment: {} }).name
  return inEnvironment ? name : (packageName(process.cwd()) ?? name)
}

function packageName(folder: string): string | undefined {
  const parent = dirname(folder)
  return nameIn(join(folder, 'package.json')) ?? (parent === folder ? undefined : packageName(parent))
}

function nameIn(path: string): string | undefined {
  try {
    const { name } = JSON.parse(readFileSync(path, 'utf8'))
    return typeof name === 'string' && name !== '' ? name : undefined
  } catch {
    return undefined
  }
}
