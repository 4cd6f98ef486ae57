import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { load } from './load'
import { type Paced, paced } from './paced'

export interface LiveResource<Data> {
  readonly status: 'loading' | 'ready' | 'missing' | 'refused' | 'failed' | 'unreachable'
  /** The last that came for this path, whatever the status is now. */
  readonly data: Data | undefined
  /** Why the viewer refuses, or what failed. */
  readonly message: string
}

const minPauseMs = 250
const mostKept = 20

/**
 * JSON of the viewer, loaded again when `tick` goes up. `keep` holds what was last seen of each path, so that going back shows it
 * at once. `read` must stay the same function; it throws at what is no answer of a viewer.
 */
export function useLiveResource<Json, Data>(
  path: string,
  tick: number,
  read: (json: Json) => Data,
  keep?: Map<string, Data>,
): LiveResource<Data> {
  const nothing = { status: 'loading', data: undefined, message: '' } as const
  const [held, setHeld] = useState<LiveResource<Data> & { path: string }>({ ...nothing, path })
  const pace = useRef<Paced | undefined>(undefined)

  // Asked for before the first paint, not after it.
  useLayoutEffect(() => {
    const abort = new AbortController()
    let lastText: string | undefined
    const current = paced(async () => {
      const answer = await load(path, abort.signal)
      if (abort.signal.aborted) return
      if (answer.kind === 'text' && answer.text === lastText) return
      const parsed = answer.kind === 'text' ? parse(answer.text, read) : answer
      lastText = answer.kind === 'text' ? answer.text : undefined
      if (parsed.kind === 'data') {
        if (keep) remember(keep, path, parsed.data)
        setHeld({ status: 'ready', data: parsed.data, message: '', path })
      } else {
        const message = 'message' in parsed ? parsed.message : ''
        setHeld((before) => ({ status: parsed.kind, data: ofPath(before, path), message, path }))
      }
    }, minPauseMs)
    pace.current = current
    current.request()
    return () => {
      abort.abort()
      current.stop()
    }
  }, [path, read, keep])

  useEffect(() => {
    if (tick > 0) pace.current?.request()
  }, [tick])

  if (held.path === path && held.status !== 'loading') return held
  const known = keep?.get(path)
  return known === undefined ? nothing : { status: 'ready', data: known, message: '' }
}

function parse<Json, Data>(text: string, read: (json: Json) => Data) {
  try {
    return { kind: 'data', data: read(JSON.parse(text) as Json) } as const
  } catch {
    // Something else listens where the viewer did: many a server answers every path with its own page.
    return { kind: 'unreachable' } as const
  }
}

function remember<Data>(kept: Map<string, Data>, path: string, data: Data): void {
  kept.delete(path)
  kept.set(path, data)
  for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest)
}

function ofPath<Data>(held: LiveResource<Data> & { path: string }, path: string): Data | undefined {
  return held.path === path ? held.data : undefined
}
