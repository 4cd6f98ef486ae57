import { inspect } from 'node:util'

/** What is wrong with one variable. No field ever holds the value of a secret. */
export interface ConfigProblem {
  /** The variable's name. */
  readonly name: string
  /** What would have been right, such as `a port, 1 to 65535`. */
  readonly expected: string
  /** What was there instead, such as `got "80x"` or `it is not set`; shortened, credentials masked. */
  readonly found?: string
  /** What to do about it, a sentence. */
  readonly remedy: string
}

/**
 * Thrown when settings are wrong: every problem at once, in `problems` and in the message.
 * Its `stack` is the message without frames: whoever reads it has to change a setting, not code.
 */
export class ConfigError extends Error {
  declare readonly code: 'ERR_CONFIG_INVALID'
  declare readonly problems: readonly ConfigProblem[]

  constructor(problems: readonly ConfigProblem[]) {
    super(describeProblems(problems))
    // Not enumerable: Node prints the enumerable properties of an uncaught error a second time, below its message.
    Object.defineProperties(this, {
      code: { value: 'ERR_CONFIG_INVALID' },
      problems: { value: Object.freeze([...problems]) },
      stack: { value: `ConfigError: ${this.message}`, writable: true, configurable: true },
    })
  }

  /** `console.error(error)` prints the message as it is; Node would put an error without frames into brackets. */
  [inspect.custom](): string {
    return this.stack ?? this.message
  }
}

Object.defineProperty(ConfigError.prototype, 'name', {
  value: 'ConfigError',
  writable: true,
  configurable: true,
})

/** Throws a ConfigError with these problems, if there are any. */
export function throwProblems(problems: readonly ConfigProblem[]): void {
  if (problems.length === 0) return
  throw marked(new ConfigError(problems), 'node-do-not-add-exception-line')
}

// Node leaves out the source line that it prints above an uncaught error when that line holds the words above. They are code, not a
// comment, because the build leaves comments out.
function marked(error: ConfigError, _words: string): ConfigError {
  return error
}

function describeProblems(problems: readonly ConfigProblem[]): string {
  const title = problems.length === 1 ? '1 setting is wrong:' : `${problems.length} settings are wrong:`
  return [title, ...problems.map(describeProblem)].join('\n')
}

function describeProblem({ name, expected, found, remedy }: ConfigProblem): string {
  const first = found === undefined ? `expected ${expected}.` : `expected ${expected}; ${found}.`
  return `- ${name}: ${first}\n  ${remedy}`
}
