import { environmentNames } from '@voluntarily/config'
import { isClusterWorker } from './cluster-workers'

const repeatedWithinMs = 500

/** A signal, and `performance.now()` when it came. */
export interface ReceivedSignal {
  readonly signal: NodeJS.Signals
  readonly at: number
}

/**
 * Whether a signal is the first one once more, and not a second one: of the same kind, half a second after it at the most, and from somebody who passes
 * on what this process was sent as well.
 *
 * Ctrl-C reaches every process of the terminal's group, and what has started this one (npm, `node --watch`, a cluster's primary) sends its own on.
 * SIGTERM goes to one process as a rule; to all of them from systemd, and then npm and a cluster's primary pass it on as well.
 */
export function isRepeated(first: ReceivedSignal, { signal, at }: ReceivedSignal): boolean {
  if (signal !== first.signal || at - first.at > repeatedWithinMs) return false
  return signal === 'SIGINT' || isClusterWorker() || environmentNames().includes('npm_lifecycle_event')
}
