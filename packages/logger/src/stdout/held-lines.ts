/** A pipe takes so many bytes whole or not at all (POSIX, PIPE_BUF on Linux), so that nothing of another writer comes between them. */
export const atomicBytes = 4_096

/** Lines that could not be written yet, in order, in pieces of whole lines; at most so many bytes of them. */
export class HeldLines {
  /** Lines for which there was no room, or that were given up. */
  lost = 0
  #pieces: string[] = []
  /** The piece that is written next, or what is left of it. */
  #rest: Buffer | undefined
  /** Whether the beginning of that piece is out. */
  #isBegun = false
  #bytes = 0

  constructor(private readonly maxBytes: number) {}

  get isEmpty(): boolean {
    return this.#rest === undefined && this.#pieces.length === 0
  }

  /** Whole lines; false when there is no room for them. */
  push(text: string): boolean {
    const bytes = Buffer.byteLength(text)
    if (this.#bytes + bytes > this.maxBytes) {
      this.lost += countLines(text)
      return false
    }
    this.#bytes += bytes
    for (const piece of inPieces(text)) this.#append(piece)
    return true
  }

  /** What is left of a line whose beginning is out already; it comes first. */
  pushRest(rest: Buffer): void {
    this.#rest = rest
    this.#isBegun = true
    this.#bytes += rest.length
  }

  /** What is to be written next. */
  next(): Buffer {
    this.#rest ??= Buffer.from(this.#pieces.shift() ?? '')
    return this.#rest
  }

  /** So many bytes of `next()` are out. */
  written(bytes: number): void {
    const rest = this.next()
    this.#bytes -= bytes
    this.#isBegun = bytes < rest.length
    this.#rest = this.#isBegun ? rest.subarray(bytes) : undefined
  }

  /** Gives up what is left of a line whose beginning is out; it is counted as lost. */
  giveUpRest(): void {
    if (this.#isBegun) this.#giveUpNext()
  }

  /** Gives up what waits; all of it is counted as lost. */
  giveUp(): void {
    this.#giveUpNext()
    for (const piece of this.#pieces) this.lost += countLines(piece)
    this.#pieces = []
    this.#bytes = 0
  }

  #giveUpNext(): void {
    if (!this.#rest) return
    this.lost += countLines(this.#rest.toString())
    this.#bytes -= this.#rest.length
    this.#rest = undefined
    this.#isBegun = false
  }

  #append(piece: string): void {
    const last = this.#pieces.length - 1
    const joined = `${this.#pieces[last] ?? ''}${piece}`
    if (last >= 0 && joined.length <= atomicBytes) this.#pieces[last] = joined
    else this.#pieces.push(piece)
  }
}

/** A text of lines in pieces that a pipe takes whole, as far as its lines are short enough. */
function inPieces(text: string): string[] {
  if (text.length <= atomicBytes) return [text]
  const pieces: string[] = []
  let start = 0
  while (start < text.length) {
    const fitting = text.lastIndexOf('\n', start + atomicBytes - 1) + 1
    const end = fitting > start ? fitting : text.indexOf('\n', start) + 1 || text.length
    pieces.push(text.slice(start, end))
    start = end
  }
  return pieces
}

/** Lines of the log: in one that was made for people, what follows its first line is indented. */
function countLines(text: string): number {
  return text.match(/\n(?! )/g)?.length ?? 0
}
