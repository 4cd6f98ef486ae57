import { createRequire } from 'node:module'
import type { Attributes } from '@opentelemetry/api'
import {
  defaultResource,
  detectResources,
  envDetector,
  type Resource,
  type ResourceDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources'
import { type ServiceIdentity, serviceAttributes } from '@voluntarily/config'
import { tracingLog } from './tracing-log'

export interface ResourceOptions {
  readonly identity: ServiceIdentity
  /** Goes before everything else. */
  readonly attributes: Attributes
  /** Whether the process runs as an ECS task whose metadata may be asked for. */
  readonly ecs: boolean
}

/**
 * What is said of the service once, for all its spans: name, version, instance, environment, process, host, and the ECS task.
 * What the task's metadata says arrives later; spans wait for it, a second at most.
 * Standard: https://opentelemetry.io/docs/specs/semconv/resource/
 */
export function createResource({ identity, attributes, ecs }: ResourceOptions): Resource {
  return defaultResource()
    .merge(resourceFromAttributes(serviceAttributes(identity)))
    .merge(ecs ? ecsResource() : null)
    .merge(detectResources({ detectors: [envDetector] }))
    .merge(resourceFromAttributes({ 'service.name': identity.name, ...attributes }))
}

// loaded only on ECS: the package brings the detectors of every AWS service along
function ecsResource(): Resource | null {
  try {
    const load = createRequire(require.resolve('@opentelemetry/auto-instrumentations-node'))
    const { awsEcsDetector } = load('@opentelemetry/resource-detector-aws') as {
      awsEcsDetector: ResourceDetector
    }
    return detectResources({ detectors: [awsEcsDetector] })
  } catch (fault) {
    tracingLog.warn({ err: fault }, 'the ECS task could not be asked for its metadata: spans go without it')
    return null
  }
}
