import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { ServiceIdentity } from './service-identity'

const instanceId = randomUUID()

/**
 * What is said of this process in its traces and metrics alike. `service.instance.id` is the same at each call.
 * Standard: https://opentelemetry.io/docs/specs/semconv/resource/
 */
export function serviceAttributes(identity: ServiceIdentity): Record<string, string | number> {
  const { name, version, revision, environment } = identity
  return {
    'service.name': name,
    'service.instance.id': instanceId,
    ...((revision ?? version) !== undefined && { 'service.version': revision ?? version }),
    ...(revision !== undefined && { 'vcs.ref.head.revision': revision }),
    ...(environment !== undefined && { 'deployment.environment.name': environment }),
    'host.name': hostname(),
    'process.pid': process.pid,
    'process.runtime.name': 'nodejs',
    'process.runtime.version': process.versions.node,
  } as Record<string, string | number>
}
