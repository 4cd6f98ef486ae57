import { maskText } from '@voluntarily/config'

/**
 * - `ok`: as it should be
 * - `note`: worth knowing, and no reason for a missing trace
 * - `unsure`: nobody can tell from here
 * - `failed`: a fault
 */
export type StepState = 'ok' | 'note' | 'unsure' | 'failed'

/** One thing that was looked at. No text holds a secret. */
export interface Step {
  /** What was looked at: settings, exporter, sampler, headers, connection, TLS, probe span, read back, clock, metrics, log records. */
  readonly name: string
  readonly state: StepState
  /** What was found. */
  readonly text: string
  /** The variable to change, where there is one. */
  readonly variable?: string
  /** What to do, where something is to be done. */
  readonly remedy?: string
}

/** What is wrong, which variable says so, and what to do about it. */
export interface Fault {
  readonly text: string
  readonly variable?: string
  readonly remedy: string
}

/** Collects the steps, and tells of each as it comes. */
export class Findings {
  readonly steps: Step[] = []
  readonly #onStep: (step: Step) => void

  constructor(onStep: (step: Step) => void) {
    this.#onStep = onStep
  }

  ok(name: string, text: string): void {
    this.#add({ name, state: 'ok', text })
  }

  note(name: string, text: string, remedy?: string): void {
    this.#add({ name, state: 'note', text, ...(remedy !== undefined && { remedy }) })
  }

  unsure(name: string, fault: Fault): void {
    this.#add({ name, state: 'unsure', ...fault })
  }

  failed(name: string, fault: Fault): void {
    this.#add({ name, state: 'failed', ...fault })
  }

  has(state: StepState): boolean {
    return this.steps.some((step) => step.state === state)
  }

  #add(step: Step): void {
    const { text, remedy } = step
    const masked = {
      ...step,
      text: shown(text),
      ...(remedy !== undefined && { remedy: shown(remedy) }),
    }
    this.steps.push(masked)
    this.#onStep(masked)
  }
}

/** Without secrets, and without what a terminal would take for a command: some of it comes from the other side. */
function shown(text: string): string {
  return maskText(text).replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
}
