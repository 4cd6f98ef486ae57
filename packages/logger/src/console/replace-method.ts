type Method = (...args: unknown[]) => void

const methods = console as unknown as Record<string, Method>

/** Puts another method in the place of one of the console's. What it returns puts back what was there, unless somebody has replaced it since. */
export function replaceMethod(name: string, replacement: (original: Method) => Method): () => void {
  const before = Object.getOwnPropertyDescriptor(console, name)
  const original = methods[name]
  if (typeof original !== 'function' || before?.configurable === false) return () => {}
  const value = replacement((...args) => Reflect.apply(original, console, args))
  Object.defineProperty(value, 'name', { value: name })
  Object.defineProperty(console, name, { value, writable: true, enumerable: true, configurable: true })
  return () => {
    if (methods[name] !== value) return
    if (before) Object.defineProperty(console, name, before)
    else delete methods[name]
  }
}
