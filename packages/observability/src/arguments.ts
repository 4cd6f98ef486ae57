import { hasMethods, isObject, type OptionCheck, optionProblems, optionsMessage } from '@voluntarily/config'
import type { ObserveOptions } from './observe'

const checks: Readonly<Record<keyof ObserveOptions, OptionCheck>> = {
  logger: [(value) => hasMethods(value, 'info', 'error', 'child'), 'a pino logger'],
  checks: [isObject, 'an object of checks by name'],
  ready: [(value) => hasMethods(value, 'then'), 'a promise'],
  health: [(value) => value === false || isObject(value), 'an object of options of createHealth, or false'],
  onError: [(value) => typeof value === 'function', 'a function'],
}

/** Refuses options of observe that are wrong, all in one error with the code ERR_OBSERVE_OPTIONS. */
export function checkOptions(options: unknown): asserts options is ObserveOptions {
  const problems = optionProblems(options, checks, '{ checks }')
  if (problems.length > 0) throw argumentError('ERR_OBSERVE_OPTIONS', optionsMessage('observe', problems))
}

/** Refuses what is no server, with the code ERR_OBSERVE_SERVER. */
export function checkServer(server: unknown): void {
  if (hasMethods(server, 'close', 'closeAllConnections', 'once')) return
  throw argumentError(
    'ERR_OBSERVE_SERVER',
    'attach(server): expected what http.createServer(app) or https.createServer(options, app) returned.',
  )
}

/** Refuses what is no hook, with the code ERR_OBSERVE_HOOK. */
export function checkHook(hook: unknown): void {
  if (typeof hook === 'function') return
  throw argumentError(
    'ERR_OBSERVE_HOOK',
    'onShutdown(hook): expected a function, such as () => mongoose.disconnect().',
  )
}

/** What is thrown for an argument that is wrong. */
export function argumentError(code: string, message: string): TypeError {
  return Object.assign(new TypeError(message), { code })
}
