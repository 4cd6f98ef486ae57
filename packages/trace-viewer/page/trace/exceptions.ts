import type { OtlpKeyValue } from '../../src/otlp/otlp-json'
import { attributeText } from './attribute-text'
import type { Span } from './span'

export interface Exception {
  readonly type: string
  readonly message: string
  readonly stack: string
}

/** https://opentelemetry.io/docs/specs/semconv/exceptions/ */
export function exceptionIn(attributes: readonly OtlpKeyValue[] | undefined): Exception | undefined {
  const type = attributeText(attributes, 'exception.type')
  const message = attributeText(attributes, 'exception.message')
  const stack = attributeText(attributes, 'exception.stacktrace')
  if (type === undefined && message === undefined && stack === undefined) return undefined
  return { type: type ?? '', message: message ?? '', stack: stack ?? '' }
}

/** Whether an attribute is shown as part of the exception. */
export function isOfException({ key }: OtlpKeyValue): boolean {
  return key === 'exception.type' || key === 'exception.message' || key === 'exception.stacktrace'
}

export function exceptionsOf({ otlp }: Span): Exception[] {
  return (otlp.events ?? []).flatMap(({ attributes }) => exceptionIn(attributes) ?? [])
}
