import { Text } from '../elements/text'
import { count, formatNumber } from '../format/count'
import { formatOffset } from '../format/duration'
import { AttributeTable } from './attribute-table'
import { isOfException } from './exceptions'
import { nanoseconds } from './read-trace'
import type { Span } from './span'

const most = 200

/** The events of a span, with their time from its start. */
export function SpanEvents({ span }: { readonly span: Span }) {
  const { events = [], droppedEventsCount: dropped = 0, startTimeUnixNano } = span.otlp
  if (events.length === 0 && dropped === 0) return null
  const start = nanoseconds(startTimeUnixNano)
  return (
    <>
      <h3>Events</h3>
      <ol class="events">
        {events.slice(0, most).map(({ name, timeUnixNano, attributes, droppedAttributesCount }, index) => {
          const rest = attributes?.filter((attribute) => !isOfException(attribute)) ?? []
          const time = nanoseconds(timeUnixNano)
          return (
            <li key={index}>
              <span class="event-time">{time > 0n ? formatOffset(Number(time - start)) : '–'}</span>
              <span class="event-name">
                <Text>{name || '(no name)'}</Text>
              </span>
              {(rest.length > 0 || droppedAttributesCount) && (
                <AttributeTable attributes={rest} dropped={droppedAttributesCount} />
              )}
            </li>
          )
        })}
      </ol>
      {events.length > most && (
        <p class="muted">
          The first {most} of {formatNumber(events.length)} are shown
        </p>
      )}
      {dropped > 0 && <p class="muted">{count(dropped, 'more event')}, left out by the sender</p>}
    </>
  )
}
