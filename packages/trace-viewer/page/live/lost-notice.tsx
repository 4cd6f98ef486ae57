import { Icon } from '../elements/icon'
import { clockTime } from '../format/clock-time'
import type { Connection } from './connection'

/** Stands over the lower edge, so that nothing moves when it comes and goes. */
export function LostNotice({ connection }: { readonly connection: Connection }) {
  const { state, heardAt } = connection
  return (
    <div class="lost-notice" role="status">
      {state === 'lost' && (
        <p>
          <Icon name="warning" />
          <span>
            <strong>The trace viewer does not answer{heardAt > 0 ? ' any more' : ''}.</strong>{' '}
            {heardAt > 0 && `What you see is of ${clockTime(heardAt * 1_000).slice(0, 8)}. `}
            This page connects by itself when it is back.
          </span>
        </p>
      )}
    </div>
  )
}
