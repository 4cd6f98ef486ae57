import { useEffect, useRef } from 'preact/hooks'
import type { TraceList } from '../../src/page-api/trace-summary'
import { Announcer } from '../elements/announcer'
import type { Connection } from '../live/connection'
import { useLiveResource } from '../live/use-live-resource'
import { navigate } from '../routing/location'
import { ClearTraces } from './clear-traces'
import { countText } from './count-text'
import { EmptyList } from './empty-list'
import { FilterBar } from './filter-bar'
import { type Filters, filtersFrom, isFiltered, noFilters, searchFrom } from './filters'
import { ListEnd } from './list-end'
import { NoMatch } from './no-match'
import { TraceTable } from './trace-table'
import { useHeldRows } from './use-held-rows'

const seen = new Map<string, TraceList>()

function readList(list: TraceList): TraceList {
  if (!Array.isArray(list.traces)) throw new TypeError('not a list of traces')
  return list
}

interface ListPageProps {
  readonly search: string
  readonly connection: Connection
}

export function ListPage({ search, connection }: ListPageProps) {
  const filters = filtersFrom(search)
  const path = `/api/viewer/traces${searchFrom(filters)}`
  const { status, data: current, message } = useLiveResource(path, connection.tick, readList, seen)
  // While another filter is being loaded the list stays as it is.
  const before = useRef(current)
  if (current) before.current = current
  const data = current ?? before.current
  const held = useHeldRows(current ? path : '', data?.traces)
  useEffect(() => {
    document.title = 'Traces'
  }, [])

  const filter = (change: Partial<Filters>, replace = false) =>
    navigate(`/${searchFrom({ ...filters, ...change })}`, { replace })
  const clearFilters = () => filter({ ...noFilters, limit: filters.limit })
  const text = data ? countText(data, isFiltered(filters)) : ''

  return (
    <div class="list-page">
      <div class="page-head">
        <h1 tabIndex={-1}>Traces</h1>
        <p class="count">{text}</p>
        <ClearTraces traces={data?.kept.traces ?? 0} onCleared={held.letGo} />
      </div>
      <FilterBar
        filters={filters}
        services={data?.services ?? []}
        operations={data?.operations ?? []}
        onChange={filter}
        onClear={clearFilters}
      />
      {status === 'refused' && <p class="refused">The viewer does not take this filter: {message}</p>}
      {status === 'failed' && <p class="refused">The viewer could not list them: {message}</p>}
      {data && data.kept.traces === 0 && <EmptyList />}
      {data && data.kept.traces > 0 && held.rows.length === 0 && <NoMatch onClear={clearFilters} />}
      {held.rows.length > 0 && (
        <>
          <TraceTable held={held} />
          <ListEnd list={data} filters={filters} onMore={(limit) => filter({ limit }, true)} />
        </>
      )}
      {/* What traffic adds is not said: with it there would be no end of saying. */}
      <Announcer text={text} about={`${current ? path : ''} ${data !== undefined && data.kept.traces > 0}`} />
    </div>
  )
}
