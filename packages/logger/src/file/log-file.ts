import { closeSync, fstatSync, ftruncateSync, openSync, type Stats, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { describeFault, say, sayOnce } from '../say-once'
import { type Interval, periodEnd } from './interval'
import { makeFolder } from './make-folder'
import { putAside, removeOldest } from './old-files'

/** Where log lines go besides standard output, from LOG_FILE and its companions. */
export interface LogFileSettings {
  /** Absolute. */
  readonly path: string
  readonly maxBytes: number
  readonly interval: Interval | undefined
  /** How many old files stay. */
  readonly keep: number
}

const lookEveryMs = 1_000
const soonestRetryMs = 1_000
const latestRetryMs = 30_000
const forgetFaultAfterMs = 600_000

interface OpenFile {
  readonly fd: number
  readonly ino: number
  readonly dev: number
  periodEnd: number
  bytes: number
}

/**
 * A file of log lines, written synchronously, so that nothing is lost at `process.exit` or in a crash. It is put aside when it is large or old enough, and opened anew
 * when somebody has moved or removed it, folder and all. What goes wrong is said on stderr when it begins and when it is over; nothing is thrown.
 */
export class LogFile {
  #file: OpenFile | undefined
  #lookAt = 0
  #rotateAt = 0
  #fault: string | undefined
  #failedAt = 0
  #retryMs = soonestRetryMs
  #missing = 0

  constructor(private readonly settings: LogFileSettings) {
    this.write('')
  }

  /** One line, or several that belong together. */
  write(lines: string): void {
    const now = Date.now()
    if (this.#fault !== undefined && Math.abs(now - this.#failedAt) < this.#retryMs) {
      this.#missing += countLines(lines)
      return
    }
    try {
      const file = this.#current(now, lines.length)
      if (lines !== '') this.#append(file, lines)
      if (this.#fault !== undefined) this.#worksAgain()
    } catch (error) {
      this.#missing += countLines(lines)
      this.#failed(error, now)
    }
  }

  /** The file to write to: the one that is open, or a new one when it is time for that. */
  #current(now: number, bytes: number): OpenFile {
    let file = this.#file
    if (!file || now >= this.#lookAt) {
      file = this.#look(now)
      this.#lookAt = now + lookEveryMs
    }
    const isFull = file.bytes > 0 && file.bytes + bytes > this.settings.maxBytes
    return isFull || now >= file.periodEnd ? this.#rotate(file, now) : file
  }

  /** Whether the path still leads to the file that is open, and how large it is: others may write to it too. */
  #look(now: number): OpenFile {
    const found = statSync(this.settings.path, { throwIfNoEntry: false })
    if (!this.#file || !found || !isSame(this.#file, found)) return this.#open(now)
    this.#file.bytes = found.size
    return this.#file
  }

  #open(now: number): OpenFile {
    this.#close()
    const { path, interval } = this.settings
    makeFolder(dirname(path))
    // opening a pipe would wait for its reader
    if (statSync(path, { throwIfNoEntry: false })?.isFile() === false)
      throw new Error('it is not a regular file')
    const fd = openSync(path, 'a')
    const { ino, dev, size, mtimeMs } = fstatSync(fd)
    const startedAt = size > 0 ? mtimeMs : now
    this.#file = { fd, ino, dev, bytes: size, periodEnd: periodEnd(interval, startedAt) }
    this.#removeOldest()
    return this.#file
  }

  #close(): void {
    const { fd } = this.#file ?? {}
    this.#file = undefined
    if (fd !== undefined) closeSync(fd)
  }

  /** A new file; when the old one cannot be put aside, it goes on. */
  #rotate(before: OpenFile, now: number): OpenFile {
    const { path, interval } = this.settings
    const file = this.#look(now)
    if (file !== before || now < this.#rotateAt) return file
    if (file.bytes === 0) {
      file.periodEnd = periodEnd(interval, now)
      return file
    }
    try {
      putAside(path, now)
    } catch (error) {
      this.#rotateAt = now + soonestRetryMs
      sayOnce(this, 'rotate', `LOG_FILE grows, it cannot be put aside: ${describeFault(error)}`)
      return file
    }
    return this.#open(now)
  }

  #removeOldest(): void {
    try {
      removeOldest(this.settings.path, this.settings.keep)
    } catch (error) {
      sayOnce(this, 'remove', `old log files stay, they cannot be removed: ${describeFault(error)}`)
    }
  }

  #append(file: OpenFile, lines: string): void {
    const written = writeSync(file.fd, lines)
    file.bytes += written
    if (written === Buffer.byteLength(lines)) return
    const all = Buffer.from(lines)
    let end = written
    try {
      while (end < all.length) end += writeSync(file.fd, all, end)
      file.bytes += all.length - written
    } catch (error) {
      this.#takeBack(file, all.subarray(0, end))
      throw error
    }
  }

  /** What was written of the lines when the disk was full: half a line must not stay. */
  #takeBack({ fd }: OpenFile, written: Buffer): void {
    const wholeBytes = written.lastIndexOf('\n') + 1
    this.#missing -= countLines(written.toString())
    ftruncateSync(fd, fstatSync(fd).size - (written.length - wholeBytes))
  }

  #failed(error: unknown, now: number): void {
    try {
      this.#close()
    } catch {
      // it was closed by somebody else
    }
    const isNew = Math.abs(now - this.#failedAt) > forgetFaultAfterMs
    this.#retryMs = isNew ? soonestRetryMs : Math.min(this.#retryMs * 2, latestRetryMs)
    this.#failedAt = now
    if (this.#fault === undefined) say(`LOG_FILE is not written: ${describeFault(error)}`)
    this.#fault = describeFault(error)
  }

  #worksAgain(): void {
    say(`LOG_FILE is written again, ${this.#missing} lines are missing in it`)
    this.#fault = undefined
    this.#missing = 0
  }
}

function isSame(file: OpenFile, { ino, dev }: Stats): boolean {
  return file.ino === ino && file.dev === dev
}

function countLines(lines: string): number {
  return lines.split('\n').length - 1
}
