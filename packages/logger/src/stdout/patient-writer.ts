import { fstatSync, writeSync } from 'node:fs'
import type { LogDestination } from '../destination'
import { describeFault, say } from '../say-once'
import { atomicBytes, HeldLines } from './held-lines'

const mostHeldBytes = 4 * 1024 * 1024
const soonestRetryMs = 5
const latestRetryMs = 100
const latestRetryOfFaultMs = 1_000
const exitLimitMs = 1_000
const exitPauseMs = 10

/**
 * Writes lines to a descriptor at once, and never waits for it. When a pipe is full, or a write fails, lines are held, 4 MiB of them at the most, and
 * tried again until they are out, in order and none of them in pieces; what finds no room is dropped and counted on stderr. At the end of the process,
 * by `process.exit` and by a crash alike, a full pipe is given one second.
 */
export function patientWriter(fd: number): Required<LogDestination> {
  const held = new HeldLines(mostHeldBytes)
  let retryMs = soonestRetryMs
  let timer: NodeJS.Timeout | undefined
  let triedAt = 0
  let fault: string | undefined
  let isDropping = false
  let exitDeadline: number | undefined
  let flushed: (() => void)[] = []

  process.on('exit', () => {
    exitDeadline = performance.now() + exitLimitMs
    drainAtExit()
  })

  function write(text: string): void {
    if (text.length <= atomicBytes && held.isEmpty && writeNow(text)) return
    if (!held.push(text)) startDropping()
    if (exitDeadline !== undefined) drainAtExit()
    else if (fault === undefined && performance.now() > triedAt + 1) drain()
  }

  /** Whether the text needs no holding. */
  function writeNow(text: string): boolean {
    try {
      const written = writeSync(fd, text)
      if (written < Buffer.byteLength(text)) {
        held.pushRest(Buffer.from(text).subarray(written))
        drain()
      }
      return true
    } catch (error) {
      refused(error)
      return false
    }
  }

  function drain(): void {
    try {
      while (!held.isEmpty) {
        held.written(writeSync(fd, held.next()))
        retryMs = soonestRetryMs
      }
      flowAgain()
    } catch (error) {
      refused(error)
    }
  }

  function refused(error: unknown): void {
    triedAt = performance.now()
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EAGAIN') {
      // nobody has the beginning of the line any more
      if (code === 'EPIPE') held.giveUpRest()
      if (fault === undefined) say(`log lines are lost, standard output fails: ${describeFault(error)}`)
      fault = describeFault(error)
    }
    if (timer || exitDeadline !== undefined) return
    timer = setTimeout(retry, retryMs)
    timer.unref()
    retryMs = Math.min(retryMs * 2, fault === undefined ? latestRetryMs : latestRetryOfFaultMs)
  }

  function retry(): void {
    timer = undefined
    drain()
  }

  function flowAgain(): void {
    if (held.lost > 0) say(`standard output takes lines again, ${inLines(held.lost)} lost`)
    else if (fault !== undefined) say('standard output takes lines again, none is lost')
    held.lost = 0
    fault = undefined
    isDropping = false
    for (const done of flushed.splice(0)) done()
  }

  function startDropping(): void {
    if (!isDropping && fault === undefined && !sharesStderr(fd))
      say(
        `log lines are dropped, ${mostHeldBytes / 1024 / 1024} MiB of them wait: nothing reads standard output`,
      )
    isDropping = true
  }

  function drainAtExit(): void {
    while (!held.isEmpty) {
      drain()
      if (held.isEmpty || fault !== undefined || performance.now() >= (exitDeadline ?? 0)) break
      Atomics.wait(pause, 0, 0, exitPauseMs)
    }
    held.giveUp()
    if (held.lost > 0) say(`${inLines(held.lost)} lost: ${fault ?? 'nothing reads standard output'}`)
    held.lost = 0
  }

  return {
    write,
    flush(callback) {
      if (held.isEmpty || !callback) return callback?.()
      const done = () => {
        clearTimeout(limit)
        callback()
      }
      const limit = setTimeout(() => {
        flushed = flushed.filter((other) => other !== done)
        callback()
      }, exitLimitMs)
      limit.unref()
      flushed.push(done)
    },
    // a line that is fatal does not end the process: what ends it gives the time
    flushSync() {
      if (!held.isEmpty) drain()
    },
  }
}

const pause = new Int32Array(new SharedArrayBuffer(4))

function inLines(count: number): string {
  return count === 1 ? '1 log line was' : `${count} log lines were`
}

/** Whether both are one pipe or file, as with `2>&1`: a word in between would break a line that is out in part. */
function sharesStderr(fd: number): boolean {
  try {
    const [one, other] = [fstatSync(fd), fstatSync(2)]
    return one.ino === other.ino && one.dev === other.dev
  } catch {
    return false
  }
}
