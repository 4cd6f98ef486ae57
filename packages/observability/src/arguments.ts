import type { ObserveOptions } from './observe'

const kinds: Record<keyof ObserveOptions, [expected: string, fits: (value: unknown) => boolean]> = {
  logger: ['a pino logger', (value) => hasMethods(value, 'info', 'error', 'child')],
  checks: ['an object of checks by name', isObject],
  ready: ['a promise', (value) => hasMethods(value, 'then')],
  health: ['an object of options of createHealth, or false', (value) => value === false || isObject(value)],
  onError: ['a function', (value) => typeof value === 'function'],
}

/** Refuses options of observe that are wrong, all in one error with the code ERR_OBSERVE_OPTIONS. */
export function checkOptions(options: unknown): asserts options is ObserveOptions {
  if (!isObject(options))
    throw wrong('ERR_OBSERVE_OPTIONS', 'observe(app, options): expected an object of options.')
  const problems = Object.entries(options).flatMap(([name, value]) => problemOf(name, value))
  if (problems.length > 0)
    throw wrong('ERR_OBSERVE_OPTIONS', `observe(app, options): ${problems.join('; ')}.`)
}

/** Refuses what is no server, with the code ERR_OBSERVE_SERVER. */
export function checkServer(server: unknown): void {
  if (hasMethods(server, 'close', 'closeAllConnections', 'once')) return
  throw wrong(
    'ERR_OBSERVE_SERVER',
    'attach(server): expected what http.createServer(app) or https.createServer(options, app) returned.',
  )
}

/** Refuses what is no hook, with the code ERR_OBSERVE_HOOK. */
export function checkHook(hook: unknown): void {
  if (typeof hook === 'function') return
  throw wrong(
    'ERR_OBSERVE_HOOK',
    'onShutdown(hook): expected a function, such as () => mongoose.disconnect().',
  )
}

function problemOf(name: string, value: unknown): string[] {
  if (!Object.hasOwn(kinds, name))
    return [`there is no option ${name}, only ${Object.keys(kinds).join(', ')}`]
  const [expected, fits] = kinds[name as keyof ObserveOptions]
  return value === undefined || fits(value) ? [] : [`${name}: expected ${expected}`]
}

function wrong(code: string, message: string): TypeError {
  return Object.assign(new TypeError(message), { code })
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function hasMethods(value: unknown, ...names: string[]): boolean {
  return (
    value !== null &&
    value !== undefined &&
    names.every((name) => typeof (value as Record<string, unknown>)[name] === 'function')
  )
}
