export type Answer =
  | { readonly kind: 'text'; readonly text: string }
  /** What was asked for is not there. */
  | { readonly kind: 'missing' }
  /** The viewer refuses the question. */
  | { readonly kind: 'refused'; readonly message: string }
  /** The viewer has a fault. */
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'unreachable' }

/** Asks the viewer; never throws. */
export async function load(path: string, signal: AbortSignal): Promise<Answer> {
  try {
    const response = await fetch(path, { signal, headers: { accept: 'application/json' } })
    const text = await response.text()
    if (response.ok) return { kind: 'text', text }
    if (response.status === 404) return { kind: 'missing' }
    const kind = response.status >= 500 ? 'failed' : 'refused'
    return { kind, message: messageIn(text) ?? `it answered ${response.status}` }
  } catch {
    return { kind: 'unreachable' }
  }
}

function messageIn(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { error?: { message?: string } }).error?.message
  } catch {
    return undefined
  }
}
