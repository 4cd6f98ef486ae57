const names = new Set<string>()

/** Notes that somebody in this process reads a variable of this name. */
export function noteDeclared(declared: Iterable<string>): void {
  for (const name of declared) names.add(name)
}

/** Whether anybody in this process has declared the variable itself. */
export function isDeclared(name: string): boolean {
  return names.has(name)
}

/** Whether anybody in this process reads the variable: itself, or as the NAME_FILE of a declared one. */
export function isRead(name: string): boolean {
  return names.has(name) || (name.endsWith('_FILE') && names.has(name.slice(0, -'_FILE'.length)))
}
