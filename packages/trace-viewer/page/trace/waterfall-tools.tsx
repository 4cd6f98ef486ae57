import { ServiceName } from '../elements/service-name'
import { formatNumber } from '../format/count'
import { FindInTrace, type FindInTraceProps } from './find-in-trace'
import { nextFailed } from './next-row'

const mostServices = 12

export function WaterfallTools({ trace, tree, matches, onMatches, onGo }: FindInTraceProps) {
  const services = [...trace.services]
  const active = tree.visible[tree.at] ?? -1
  return (
    <div class="waterfall-tools">
      <h2 id="waterfall-title">Spans</h2>
      <ul class="legend" aria-label="Services">
        {services.slice(0, mostServices).map(([name, spans]) => (
          <li key={name}>
            <ServiceName name={name} /> <span class="muted">{formatNumber(spans)}</span>
          </li>
        ))}
        {services.length > mostServices && <li class="muted">and {services.length - mostServices} more</li>}
      </ul>
      <FindInTrace trace={trace} tree={tree} matches={matches} onMatches={onMatches} onGo={onGo} />
      {trace.errors > 0 && (
        <button type="button" class="button" onClick={() => onGo(nextFailed(tree.rows, active))}>
          Next error
        </button>
      )}
      <span class="button-pair">
        <button type="button" class="button" onClick={tree.expandAll}>
          Expand all
        </button>
        <button type="button" class="button" onClick={tree.collapseAll}>
          Collapse all
        </button>
      </span>
    </div>
  )
}
