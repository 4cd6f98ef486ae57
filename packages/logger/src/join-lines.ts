import type { LogDestination } from './destination'

/** A destination that writes some lines together. */
export interface JoiningDestination extends LogDestination {
  /** True: what is written now may wait. */
  mayWait: boolean
  flushSync(): void
}

const mostWaiting = 64 * 1024

/** Those that have lines waiting. */
const waitingOnes = new Set<() => void>()
let ending = false

function watchEnd(): void {
  if (process.listeners('exit').includes(flushAll)) return
  process.on('exit', flushAll)
}

function flushAll(): void {
  ending = true
  for (const flush of waitingOnes) flush()
}

/**
 * Writes lines that may wait together with others, once a turn of the event loop: a system call costs more than making a line. The order of
 * the lines stays: one that may not wait takes along those before it. So does the end of the process, by `process.exit` and by a
 * crash alike; only a process that is killed from outside, or aborts, can lose the waiting lines of its last turn.
 */
export function joinLines(target: LogDestination): JoiningDestination {
  let waiting = ''
  watchEnd()

  function flush(): void {
    if (waiting === '') return
    const lines = waiting
    waiting = ''
    waitingOnes.delete(flush)
    target.write(lines)
  }

  function flushLater(): void {
    waitingOnes.add(flush)
    setImmediate(flush)
  }

  return {
    mayWait: false,
    write(line) {
      if (waiting === '' && this.mayWait && !ending) flushLater()
      waiting += line
      if (!this.mayWait || ending || waiting.length > mostWaiting) flush()
    },
    flush: (callback) => {
      flush()
      if (target.flush) target.flush(callback)
      else callback?.()
    },
    flushSync() {
      flush()
      target.flushSync?.()
    },
  }
}
