/** Where a held line goes when it is wanted after all. */
export interface LineOutlet {
  /** Writes the line; returns it as it was written. */
  write(line: string, level: number): string
  /** Says how many lines were left out. */
  tellDropped(dropped: number): void
}

interface HeldLine {
  readonly text: string
  readonly bytes: number
  readonly level: number
  readonly outlet: LineOutlet
}

export interface BufferBounds {
  /** Of the lines of one request. */
  readonly maxBytes: number
  /** Of those of all requests. */
  readonly totalBytes: number
}

let heldInAll = 0

/** The lines that one request holds back, in order. When they are too many, the oldest make way and are counted. */
export class RequestBuffer {
  #lines: HeldLine[] = []
  #bytes = 0
  #dropped = 0
  #latestOutlet: LineOutlet | undefined

  constructor(private readonly bounds: BufferBounds) {}

  add(text: string, level: number, outlet: LineOutlet): void {
    // this also makes one piece of the pieces that pino has put it together from, so that no more than these bytes is kept
    const bytes = Buffer.byteLength(text)
    this.#latestOutlet = outlet
    if (!this.#makeRoom(bytes)) {
      this.#dropped++
      return
    }
    this.#lines.push({ text, bytes, level, outlet })
    this.#count(bytes)
  }

  /** Writes all lines, and first how many are missing. Returns them as they were written. */
  release(): string[] {
    const lines = this.#lines
    const dropped = this.#dropped
    this.discard()
    if (dropped > 0) this.#latestOutlet?.tellDropped(dropped)
    return lines.map(({ text, level, outlet }) => outlet.write(text, level))
  }

  discard(): void {
    this.#count(-this.#bytes)
    this.#lines = []
    this.#dropped = 0
  }

  #makeRoom(bytes: number): boolean {
    const { maxBytes, totalBytes } = this.bounds
    if (bytes > maxBytes) return false
    const isTooMuch = () => this.#bytes + bytes > maxBytes || heldInAll + bytes > totalBytes
    while (isTooMuch() && this.#lines.length > 0) this.#dropOldest()
    return !isTooMuch()
  }

  #dropOldest(): void {
    const oldest = this.#lines.shift()
    if (oldest) this.#count(-oldest.bytes)
    this.#dropped++
  }

  #count(bytes: number): void {
    this.#bytes += bytes
    heldInAll += bytes
  }
}
