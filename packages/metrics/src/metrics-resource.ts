import {
  defaultResource,
  detectResources,
  envDetector,
  type Resource,
  resourceFromAttributes,
} from '@opentelemetry/resources'
import { serviceAttributes, serviceIdentity } from '@voluntarily/config'

/** What is said of the service, the same as its traces say: for metrics that are started by themselves. */
export function metricsResource(): Resource {
  const identity = serviceIdentity()
  return defaultResource()
    .merge(resourceFromAttributes(serviceAttributes(identity)))
    .merge(detectResources({ detectors: [envDetector] }))
    .merge(resourceFromAttributes({ 'service.name': identity.name }))
}
