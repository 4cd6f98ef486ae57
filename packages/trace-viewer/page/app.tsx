import { useRef } from 'preact/hooks'
import { ListPage } from './list/list-page'
import { LostNotice } from './live/lost-notice'
import { useConnection } from './live/use-connection'
import { useLocation } from './routing/location'
import { routeOf } from './routing/routes'
import { TopBar } from './top-bar'
import { TracePage } from './trace/trace-page'

export function App() {
  const { pathname, search } = useLocation()
  const connection = useConnection()
  const route = routeOf(pathname)
  // Where the way back leads: the list as it was filtered.
  const listSearch = useRef('')
  if (route.view === 'list') listSearch.current = search
  const listUrl = `/${listSearch.current}`

  return (
    <>
      <TopBar listUrl={listUrl} connection={connection} />
      <main>
        {route.view === 'list' ? (
          <ListPage search={search} connection={connection} />
        ) : (
          <TracePage
            key={route.traceId}
            traceId={route.traceId}
            search={search}
            tick={connection.tick}
            listUrl={listUrl}
          />
        )}
      </main>
      <LostNotice connection={connection} />
    </>
  )
}
