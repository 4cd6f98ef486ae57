import type { OtlpLink } from '../../src/otlp/otlp-json'
import { Text } from '../elements/text'
import { count } from '../format/count'
import { Link } from '../routing/link'
import { isTraceId, traceUrl } from '../routing/routes'
import { AttributeTable } from './attribute-table'

interface SpanLinksProps {
  readonly links: readonly OtlpLink[] | undefined
  readonly dropped: number | undefined
}

const most = 200

export function SpanLinks({ links = [], dropped = 0 }: SpanLinksProps) {
  if (links.length === 0 && dropped === 0) return null
  return (
    <>
      <h3>Links</h3>
      <ul class="links">
        {links.slice(0, most).map(({ traceId = '', spanId = '', attributes }, index) => (
          <li key={index}>
            {isTraceId(traceId) ? (
              <Link href={traceUrl(traceId, spanId)}>
                <code>{traceId}</code>
              </Link>
            ) : (
              <Text>{traceId || '(no trace id)'}</Text>
            )}{' '}
            <span class="muted">
              span <Text max={32}>{spanId}</Text>
            </span>
            {attributes && attributes.length > 0 && <AttributeTable attributes={attributes} />}
          </li>
        ))}
      </ul>
      {links.length > most && <p class="muted">and {count(links.length - most, 'more link')}</p>}
      {dropped > 0 && <p class="muted">{count(dropped, 'more link')}, left out by the sender</p>}
    </>
  )
}
