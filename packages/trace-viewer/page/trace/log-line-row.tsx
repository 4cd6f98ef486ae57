import { useState } from 'preact/hooks'
import type { LogLine } from '../../src/store/stored-log'
import { Icon } from '../elements/icon'
import { LongText } from '../elements/long-text'
import { ServiceName } from '../elements/service-name'
import { Text } from '../elements/text'
import { clockTime } from '../format/clock-time'
import { formatOffset } from '../format/duration'
import { severityOf } from '../format/severity'
import { AttributeTable } from './attribute-table'
import { ExceptionView } from './exception-view'
import { exceptionIn, isOfException } from './exceptions'

interface LogLineRowProps {
  readonly line: LogLine
  readonly offsetNs: number
  readonly isOfSelected: boolean
  onSpan?: ((spanId: string) => void) | undefined
}

export function LogLineRow({ line, offsetNs, isOfSelected, onSpan }: LogLineRowProps) {
  const [isOpen, setIsOpen] = useState(false)
  const { spanId, service, timeUs, severity, level, message, attributes } = line
  const kind = severityOf(severity)
  const text = (
    <span class="log-message">
      <Text max={300}>{message || '(no message)'}</Text>
    </span>
  )
  return (
    <li class={`log-line log-${kind} ${isOfSelected ? 'selected' : ''} ${isOpen ? 'open' : ''}`}>
      <div class="log-summary">
        <button
          type="button"
          class="twisty"
          aria-expanded={isOpen}
          aria-label="Attributes of this line"
          onClick={() => setIsOpen(!isOpen)}
        >
          <Icon name="chevron" />
        </button>
        <span class="log-time" title={clockTime(timeUs)}>
          {formatOffset(offsetNs)}
        </span>
        <span class="log-level">
          <Text max={12}>{level || kind}</Text>
        </span>
        <ServiceName name={service} />
        {spanId && onSpan ? (
          <button type="button" class="log-text" title="Show its span" onClick={() => onSpan(spanId)}>
            {text}
          </button>
        ) : (
          <span class="log-text">{text}</span>
        )}
      </div>
      {isOpen && <LogDetails message={message} attributes={attributes} />}
    </li>
  )
}

function LogDetails({ message, attributes }: Pick<LogLine, 'message' | 'attributes'>) {
  const exception = exceptionIn(attributes)
  return (
    <div class="log-details">
      <p class="log-whole">
        <LongText text={message} />
      </p>
      {exception && <ExceptionView exception={exception} />}
      <AttributeTable attributes={attributes.filter((attribute) => !isOfException(attribute))} />
    </div>
  )
}
