import type { InstrumentationScope } from './definitions/opentelemetry/proto/common/v1/common_pb'
import type { Resource } from './definitions/opentelemetry/proto/resource/v1/resource_pb'
import type { OtlpKeyValue, OtlpResource, OtlpScope } from './otlp-json'
import { toAttributes } from './otlp-values'

/** A resource with the service that it names, under the names that Jaeger gives to services without one. */
export function toResource(resource: Resource | undefined): { service: string; resource: OtlpResource } {
  const attributes = toAttributes(resource?.attributes ?? []) ?? []
  const named = attributes.find(({ key }) => key === 'service.name')
  const service = serviceName(named)
  if (named) named.value = { stringValue: service }
  else attributes.push({ key: 'service.name', value: { stringValue: service } })
  return {
    service,
    resource: { attributes, droppedAttributesCount: resource?.droppedAttributesCount || undefined },
  }
}

export function toScope(scope: InstrumentationScope | undefined): OtlpScope {
  return {
    name: scope?.name || undefined,
    version: scope?.version || undefined,
    attributes: toAttributes(scope?.attributes ?? []),
    droppedAttributesCount: scope?.droppedAttributesCount || undefined,
  }
}

function serviceName(attribute: OtlpKeyValue | undefined): string {
  if (!attribute) return 'missing-service-name'
  const name = attribute.value.stringValue
  if (name === undefined) return 'service-name-wrong-type'
  return name || 'empty-service-name'
}
