const mostLines = 5_000
const mostCharacters = 4 * 1024 * 1024
/** How much goes into one request. */
const batch = { lines: 500, characters: 1024 * 1024 }

/** Lines that wait to be sent, oldest first. It is bounded: the oldest make way, and a line too long for a request is not kept. */
export class LineQueue {
  #lines: string[] = []
  #characters = 0

  get isEmpty(): boolean {
    return this.#lines.length === 0
  }

  /** Whether more waits than goes into one request. */
  get isLong(): boolean {
    return this.#lines.length > batch.lines || this.#characters > batch.characters
  }

  push(line: string): void {
    if (line.length > batch.characters) return
    this.#lines.push(line)
    this.#characters += line.length
    while (this.#lines.length > mostLines || this.#characters > mostCharacters) this.#shift()
  }

  /** Takes out what goes into one request. */
  takeBatch(): string[] {
    const taken: string[] = []
    let characters = 0
    for (let next = this.#lines[0]; next !== undefined; next = this.#lines[0]) {
      characters += next.length
      if (taken.length === batch.lines || characters > batch.characters) break
      taken.push(next)
      this.#shift()
    }
    return taken
  }

  clear(): void {
    this.#lines = []
    this.#characters = 0
  }

  #shift(): void {
    this.#characters -= this.#lines.shift()?.length ?? 0
  }
}
