const names = new Set<string>()

/** Notes that somebody in this process reads a variable of this name. */
export function noteDeclared(declared: Iterable<string>): void {
  for (const name of declared) names.add(name)
}

/** Whether anybody in this process has declared the variable. */
export function isDeclared(name: string): boolean {
  return names.has(name)
}
