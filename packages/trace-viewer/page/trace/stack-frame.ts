/** Whether a line of a stack is of a library or of Node, not of the app. */
export function isForeignFrame(line: string): boolean {
  return /^\s+at .*(\bnode_modules[\\/]|\(?node:|<anonymous>\)?$)/.test(line)
}
