import { deferProblems } from './deferred-problems'
import { nearestPackage } from './entry-package'
import { entryDirectory } from './entry-script'
import { type Environment, processEnvironment, readValue } from './environment'
import { type ReadOptions, readSettings } from './read-settings'
import { serviceSpecs } from './service-specs'

/** Which service this process is. */
export interface ServiceIdentity {
  /** OTEL_SERVICE_NAME, else service.name in OTEL_RESOURCE_ATTRIBUTES, else the package's name, else unknown_service:node. */
  readonly name: string
  /** Version of the package that the entry script belongs to. */
  readonly version: string | undefined
  /** REVISION. */
  readonly revision: string | undefined
  /** APP_ENV, else NODE_ENV. */
  readonly environment: string | undefined
  /** NODE_ENV is production, or is unset on ECS. */
  readonly production: boolean
  /** NODE_ENV is test. */
  readonly test: boolean
}

let warned = false

/** Works out which service this process is. Never throws; wrong variables are kept for loadConfig. */
export function serviceIdentity(options: ReadOptions = {}): ServiceIdentity {
  const { environment = processEnvironment() } = options
  const { values, problems } = readSettings(serviceSpecs, { environment })
  deferProblems(problems)
  const directory = entryDirectory()
  const entry = directory === undefined ? undefined : nearestPackage(directory)
  const { OTEL_SERVICE_NAME, REVISION, APP_ENV, NODE_ENV } = values
  return {
    name: OTEL_SERVICE_NAME ?? resourceServiceName(environment) ?? entry?.name ?? 'unknown_service:node',
    version: entry?.version,
    revision: REVISION,
    environment: APP_ENV ?? NODE_ENV,
    production: NODE_ENV === 'production' || (NODE_ENV === undefined && runsOnEcs(environment)),
    test: NODE_ENV === 'test',
  }
}

// https://opentelemetry.io/docs/specs/otel/resource/sdk/: name=value with commas between, values percent-encoded.
function resourceServiceName(environment: Environment): string | undefined {
  const pairs = readValue(environment, 'OTEL_RESOURCE_ATTRIBUTES')?.split(',') ?? []
  const pair = pairs.find((text) => text.trimStart().startsWith('service.name='))
  if (pair === undefined) return undefined
  const value = pair.slice(pair.indexOf('=') + 1).trim()
  try {
    return decodeURIComponent(value) || undefined
  } catch {
    return value
  }
}

function runsOnEcs(environment: Environment): boolean {
  const onEcs = ['ECS_CONTAINER_METADATA_URI_V4', 'ECS_CONTAINER_METADATA_URI'].some(
    (name) => readValue(environment, name) !== undefined,
  )
  if (onEcs && !warned) {
    warned = true
    process.emitWarning('NODE_ENV is not set; on ECS that counts as production. Set NODE_ENV=production.', {
      type: 'ConfigWarning',
      code: 'WARN_CONFIG_NODE_ENV',
    })
  }
  return onEcs
}
