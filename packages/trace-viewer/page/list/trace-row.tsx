import { useMemo } from 'preact/hooks'
import type { TraceSummary } from '../../src/page-api/trace-summary'
import { Icon } from '../elements/icon'
import { ServiceName } from '../elements/service-name'
import { Text } from '../elements/text'
import { clockTime, dayUnlessToday, isoTime } from '../format/clock-time'
import { count, formatNumber } from '../format/count'
import { formatDuration } from '../format/duration'
import { cutText, visibleText } from '../format/visible-text'
import { Link } from '../routing/link'
import { traceUrl } from '../routing/routes'
import { noteOpenedTrace } from './opened-trace'
import { TraceServices } from './trace-services'

interface TraceRowProps {
  readonly trace: TraceSummary
  /** Longest duration of the list: the bars are to this scale. */
  readonly longestUs: number
}

/** A row, drawn again only when it says something else: lists of hundreds change several times a second. */
export function TraceRow({ trace, longestUs }: TraceRowProps) {
  const day = dayUnlessToday(trace.startUs)
  return useMemo(
    () => <Row trace={trace} longestUs={longestUs} day={day} />,
    [JSON.stringify(trace), longestUs, day],
  )
}

function Row({ trace, longestUs, day }: TraceRowProps & { readonly day: string }) {
  const { traceId, service, operation, startUs, durationUs, spans, errors, logs, services } = trace
  return (
    <tr>
      <td class="started">
        <time dateTime={isoTime(startUs)} title={isoTime(startUs)}>
          {day && <span class="day">{day} </span>}
          {clockTime(startUs)}
        </time>
      </td>
      <td class="what">
        <Link href={traceUrl(traceId)} onOpen={() => noteOpenedTrace(traceId)}>
          <ServiceName name={service} />{' '}
          <span class="operation">
            <Text max={200}>{operation || '(no name)'}</Text>
          </span>
        </Link>
      </td>
      <td class="duration">
        <span class="duration-text">{formatDuration(durationUs * 1_000)}</span>
        <span class="duration-scale" aria-hidden="true">
          <span class="duration-bar" style={{ width: `${(durationUs / longestUs) * 100}%` }} />
        </span>
      </td>
      <td class="number">
        {formatNumber(spans)}
        <span class="unit"> {spans === 1 ? 'span' : 'spans'}</span>
      </td>
      <td class="number">
        {errors > 0 && (
          <span class="errors">
            <Icon name="error" />
            {formatNumber(errors)}
            <span class="unit always"> {errors === 1 ? 'error' : 'errors'}</span>
          </span>
        )}
      </td>
      <td class="number">
        {logs > 0 && (
          <>
            {formatNumber(logs)}
            <span class="unit"> {logs === 1 ? 'log line' : 'log lines'}</span>
          </>
        )}
      </td>
      <td class="involved" title={titleOf(services)}>
        <TraceServices services={services} />
      </td>
    </tr>
  )
}

const mostInTitle = 30

function titleOf(services: TraceSummary['services']): string {
  return services
    .slice(0, mostInTitle)
    .map(({ name, spans }) => `${visibleText(cutText(name, 100))}: ${count(spans, 'span')}`)
    .join('\n')
}
