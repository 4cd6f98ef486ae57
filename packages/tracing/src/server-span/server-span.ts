import {
  type Attributes,
  type AttributeValue,
  diag,
  type Exception,
  type HrTime,
  type Link,
  type Span,
  type SpanContext,
  SpanKind,
  type SpanStatus,
  SpanStatusCode,
  type TimeInput,
} from '@opentelemetry/api'
import { hrTimeDuration, type InstrumentationScope, isAttributeValue, isTimeInput } from '@opentelemetry/core'
import type { Resource } from '@opentelemetry/resources'
import type { ReadableSpan, TimedEvent } from '@opentelemetry/sdk-trace'
import { exceptionAttributes } from './exception-attributes'
import { SpanClock } from './span-clock'
import { cutValue, type Limits, limitAttributes, pushLimited } from './span-limits'

/** Name of the instrumentation scope that server spans have. */
export const serverSpanScope = '@voluntarily/tracing'

const notYet: HrTime = [0, 0]

/** What the server spans of a process have in common. */
export interface ServerSpanParts {
  readonly resource: Resource
  readonly instrumentationScope: InstrumentationScope
  readonly limits: Limits
  /** Told of each span once it has ended. */
  readonly onEnd: (span: ReadableSpan) => void
}

/**
 * A SERVER span that records what the SDK's own records, at a part of the cost: there is one a request, and nobody is told of its start.
 * Standard: https://opentelemetry.io/docs/specs/otel/trace/api/#span
 */
export class ServerSpan implements Span, ReadableSpan {
  readonly kind = SpanKind.SERVER
  attributes: Attributes = {}
  readonly events: TimedEvent[] = []
  readonly links: Link[] = []
  status: SpanStatus = { code: SpanStatusCode.UNSET }
  ended = false
  droppedAttributesCount = 0
  droppedEventsCount = 0
  droppedLinksCount = 0
  endTime: HrTime = notYet
  readonly #context: SpanContext
  readonly #parts: ServerSpanParts
  readonly #clock = new SpanClock()
  #attributesCount = 0

  constructor(
    public name: string,
    context: SpanContext,
    readonly parentSpanContext: SpanContext | undefined,
    parts: ServerSpanParts,
  ) {
    this.#context = context
    this.#parts = parts
  }

  get resource(): Resource {
    return this.#parts.resource
  }

  get instrumentationScope(): InstrumentationScope {
    return this.#parts.instrumentationScope
  }

  get startTime(): HrTime {
    return this.#clock.startTime()
  }

  get duration(): HrTime {
    return this.ended ? hrTimeDuration(this.startTime, this.endTime) : [-1, -1]
  }

  spanContext(): SpanContext {
    return this.#context
  }

  isRecording(): boolean {
    return !this.ended
  }

  updateName(name: string): this {
    if (this.#takes('a name')) this.name = name
    return this
  }

  setAttribute(key: string, value: AttributeValue | undefined): this {
    if (value === undefined || value === null || !this.#takes(key)) return this
    if (key === '' || !isAttributeValue(value)) {
      diag.warn(`the attribute "${key}" has no name, or a value that is none of an attribute: left out`)
      return this
    }
    const { attributeCountLimit, attributeValueLengthLimit } = this.#parts.limits
    if (!Object.hasOwn(this.attributes, key)) {
      if (this.#attributesCount >= attributeCountLimit) {
        this.droppedAttributesCount++
        return this
      }
      this.#attributesCount++
    }
    this.attributes[key] = cutValue(value, attributeValueLengthLimit)
    return this
  }

  setAttributes(attributes: Attributes): this {
    for (const [key, value] of Object.entries(attributes)) this.setAttribute(key, value)
    return this
  }

  /**
   * As updateName and setAttributes, for attributes that are known to be valid: where nothing was set before and nothing limits them, the object is taken over as
   * it is, and is not the caller's any more.
   */
  describe(name: string, attributes: Attributes): void {
    const { attributeCountLimit, attributeValueLengthLimit } = this.#parts.limits
    const count = Object.keys(attributes).length
    const fits = count <= attributeCountLimit && attributeValueLengthLimit === Number.POSITIVE_INFINITY
    if (this.ended || this.#attributesCount > 0 || !fits) {
      this.updateName(name).setAttributes(attributes)
      return
    }
    this.name = name
    this.attributes = attributes
    this.#attributesCount = count
  }

  addEvent(name: string, attributesOrTime?: Attributes | TimeInput, time?: TimeInput): this {
    const { eventCountLimit, attributePerEventCountLimit, attributeValueLengthLimit } = this.#parts.limits
    if (!this.#takes(name)) return this
    const [attributes, at] = isTimeInput(attributesOrTime)
      ? [undefined, isTimeInput(time) ? time : attributesOrTime]
      : [attributesOrTime, time]
    const event = {
      name,
      time: this.#clock.timeOf(at),
      ...limitAttributes(attributes, attributePerEventCountLimit, attributeValueLengthLimit),
    }
    this.droppedEventsCount += pushLimited(this.events, event, eventCountLimit)
    return this
  }

  recordException(exception: Exception, time?: TimeInput): void {
    const attributes = exceptionAttributes(exception)
    if (attributes) this.addEvent('exception', attributes, time)
    else diag.warn('an exception without type and message is not recorded')
  }

  addLink(link: Link): this {
    const { linkCountLimit, attributePerLinkCountLimit, attributeValueLengthLimit } = this.#parts.limits
    if (!this.#takes('a link')) return this
    const { attributes, droppedAttributesCount } = limitAttributes(
      link.attributes,
      attributePerLinkCountLimit,
      attributeValueLengthLimit,
    )
    const kept: Link = {
      context: link.context,
      ...(Object.keys(attributes).length > 0 && { attributes }),
      ...(droppedAttributesCount > 0 && { droppedAttributesCount }),
    }
    this.droppedLinksCount += pushLimited(this.links, kept, linkCountLimit)
    return this
  }

  addLinks(links: Link[]): this {
    for (const link of links) this.addLink(link)
    return this
  }

  setStatus({ code, message }: SpanStatus): this {
    if (!this.#takes('a status')) return this
    if (code === SpanStatusCode.UNSET || this.status.code === SpanStatusCode.OK) return this
    this.status = code === SpanStatusCode.ERROR && typeof message === 'string' ? { code, message } : { code }
    return this
  }

  end(time?: TimeInput): void {
    if (!this.#takes('an end')) return
    this.endTime = this.#clock.endTime(time)
    this.ended = true
    this.#parts.onEnd(this)
  }

  #takes(what: string): boolean {
    if (this.ended) diag.warn(`a server span has ended, ${what} comes too late`)
    return !this.ended
  }
}
