import { getLogger } from '@voluntarily/logger'
import { within } from './deadline'

/** The steps of one shutdown, whose limits are counted from its beginning, and what became of them. */
export class ShutdownSteps {
  readonly hung: string[] = []
  readonly failed: string[] = []
  readonly #startedAt = performance.now()
  readonly #timeoutMs: number
  readonly #running = new Set<() => string>()

  /** @param timeoutMs limit for the whole, in milliseconds */
  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs
  }

  /** Milliseconds that are left until a limit; below 0 past it. */
  left(limitMs: number): number {
    return limitMs - (performance.now() - this.#startedAt)
  }

  /**
   * Runs a step until it ends, or its limit is reached; never rejects.
   * @param name what to call it when it hung or failed, asked for then
   */
  async step(name: () => string, work: () => unknown, limitMs: number): Promise<void> {
    const wasLate = this.left(this.#timeoutMs) <= 0
    this.#running.add(name)
    try {
      const isDone = await within(Promise.resolve().then(work), this.left(limitMs))
      // While a step blocks the event loop no timer tells that the time is up; which is not the fault of those after it.
      if (!isDone || (!wasLate && this.left(this.#timeoutMs) <= 0)) this.giveUp(name())
    } catch (error) {
      this.failed.push(name())
      getLogger().error({ err: error }, `shutdown: ${name()} failed`)
    } finally {
      this.#running.delete(name)
    }
  }

  giveUp(name: string): void {
    if (!this.hung.includes(name)) this.hung.push(name)
  }

  /** What hung so far, and what runs at this moment. */
  unfinished(): string[] {
    return [...new Set([...this.hung, ...[...this.#running].map((name) => name())])]
  }
}
