import { writeSync } from 'node:fs'

const said = new WeakMap<object, Set<string>>()

/**
 * Says on stderr, once for each owner and kind, that something of the logger does not work. It writes to the descriptor: `process.stderr` would make an error
 * event of its own when stderr is broken as well.
 */
export function sayOnce(owner: object, kind: string, what: string): void {
  const kinds = said.get(owner) ?? new Set()
  if (kinds.has(kind)) return
  said.set(owner, kinds.add(kind))
  say(what)
}

/** Says on stderr what has become of the log. */
export function say(what: string): void {
  try {
    writeSync(2, `@voluntarily/logger: ${what}\n`)
  } catch {
    // neither stdout nor stderr: nowhere left to say it
  }
}

/** A fault in a few words, whatever was thrown. */
export function describeFault(fault: unknown): string {
  try {
    const { code, message } = fault as { code?: unknown; message?: unknown }
    // Node's own messages begin with the code
    const parts = typeof message === 'string' && message.startsWith(`${code}:`) ? [message] : [code, message]
    return parts.filter((part) => typeof part === 'string').join(' ') || String(fault)
  } catch {
    return 'unknown fault'
  }
}
