import type { TraceSummary } from '../../src/page-api/trace-summary'
import { ServiceName } from '../elements/service-name'
import { formatNumber } from '../format/count'

const shown = 3

export function TraceServices({ services }: Pick<TraceSummary, 'services'>) {
  const more = services.length - shown
  return (
    <ul class="trace-services">
      {services.slice(0, shown).map(({ name, spans }) => (
        <li key={name}>
          <ServiceName name={name} /> <span class="muted">{formatNumber(spans)}</span>
        </li>
      ))}
      {more > 0 && <li class="muted">and {more} more</li>}
    </ul>
  )
}
