import { count } from './format/count'
import type { Connection } from './live/connection'
import { Link } from './routing/link'

const words = {
  connecting: 'Connecting',
  live: 'Live',
  lost: 'Not reachable',
} as const

export function TopBar({
  listUrl,
  connection,
}: {
  readonly listUrl: string
  readonly connection: Connection
}) {
  const { state, stats } = connection
  return (
    <header class="top-bar">
      <Link href={listUrl} class="brand">
        <svg class="brand-mark" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
          <path d="M2 4.5h11M6 10h9M9.5 15.5H18" />
        </svg>
        Trace viewer
      </Link>
      {stats && (
        <p class="kept">
          {count(stats.spans, 'span')} and {count(stats.logs, 'log line')} in memory
        </p>
      )}
      <p class={`connection connection-${state}`}>{words[state]}</p>
    </header>
  )
}
