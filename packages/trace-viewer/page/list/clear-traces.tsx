import { useRef, useState } from 'preact/hooks'
import { count } from '../format/count'

interface ClearTracesProps {
  /** How many are kept. */
  readonly traces: number
  onCleared(): void
}

export function ClearTraces({ traces, onCleared }: ClearTracesProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [failed, setFailed] = useState(false)
  const ask = () => {
    setFailed(false)
    dialog.current?.showModal()
  }
  const clear = async () => {
    const answer = await fetch('/api/viewer/traces', { method: 'DELETE' }).catch(() => undefined)
    setFailed(!answer?.ok)
    if (!answer?.ok) return
    onCleared()
    dialog.current?.close()
  }
  return (
    <>
      <button type="button" class="button" disabled={traces === 0} onClick={ask}>
        Clear the traces
      </button>
      <dialog ref={dialog} class="dialog" aria-labelledby="clear-question">
        <h2 id="clear-question">Clear {traces === 1 ? 'the one trace' : `all ${count(traces, 'trace')}`}?</h2>
        <p>They are in the viewer's memory only, and cannot be brought back. Their log lines go as well.</p>
        {failed && (
          <p class="refused" role="alert">
            The viewer did not do it. Is it still running?
          </p>
        )}
        <div class="dialog-buttons">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            Keep them
          </button>
          <button type="button" class="button button-danger" onClick={clear}>
            Clear
          </button>
        </div>
      </dialog>
    </>
  )
}
