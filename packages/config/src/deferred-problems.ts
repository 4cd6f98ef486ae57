import { type ConfigProblem, throwProblems } from './config-error'

const kept = new Map<string, ConfigProblem>()

/** Keeps problems found where nothing may be thrown, one a variable, for the first loadConfig or throwDeferredProblems. */
export function deferProblems(problems: readonly ConfigProblem[]): void {
  for (const problem of problems) {
    if (!kept.has(problem.name)) kept.set(problem.name, problem)
  }
}

/** Throws the problems kept so far in one ConfigError, and forgets them; does nothing when there are none. */
export function throwDeferredProblems(): void {
  throwProblems(takeDeferredProblems())
}

/** Hands over the problems kept so far and forgets them. */
export function takeDeferredProblems(): readonly ConfigProblem[] {
  const problems = [...kept.values()]
  kept.clear()
  return problems
}
