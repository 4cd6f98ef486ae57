/** @param isRecord whether something else makes a log record of OpenTelemetry's from the line */
type LineListener = (line: string, isRecord: boolean) => void

interface Taps {
  /** Undefined when nobody listens, which is all that a line then costs. */
  listeners: readonly LineListener[] | undefined
  telling: boolean
}

// On the global object, so that the lines of another copy of this package are heard as well.
const key = Symbol.for('@voluntarily/logger taps')
const registry = globalThis as { [key]?: Taps }
registry[key] ??= { listeners: undefined, telling: false }
const taps = registry[key]

/**
 * Hears every line of the process's loggers once it is finished, masked and cut to length: one JSON object and a line break, whatever the format.
 * Lines of a pino logger of the app's own are heard from `setProcessLogger` on. What the listener throws is dropped, and what it logs itself
 * is written but not heard.
 * @returns a function that ends it
 */
export function tapLines(listener: LineListener): () => void {
  const own: LineListener = (line, isRecord) => listener(line, isRecord)
  taps.listeners = [...(taps.listeners ?? []), own]
  return () => {
    const others = taps.listeners?.filter((other) => other !== own) ?? []
    taps.listeners = others.length > 0 ? others : undefined
  }
}

/** Tells who listens of a line that is about to be written, and returns it. */
export function tapped(line: string, isRecord = false): string {
  if (taps.listeners !== undefined && !taps.telling) tell(taps.listeners, line, isRecord)
  return line
}

function tell(listeners: readonly LineListener[], line: string, isRecord: boolean): void {
  taps.telling = true
  for (const listener of listeners) {
    try {
      listener(line, isRecord)
    } catch {
      // the line itself is what matters
    }
  }
  taps.telling = false
}
