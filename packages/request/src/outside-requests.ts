import { AsyncResource } from 'node:async_hooks'

// made with the package, before there is a request
const outside = new AsyncResource('@voluntarily/request')

/**
 * Calls the function with these arguments outside of every request. For what starts a timer or a connection that outlives the request: it holds on to the
 * context it is made in, and with it the request stays in memory.
 */
export function outsideRequests<This, Args extends unknown[], Result>(
  run: (this: This, ...args: Args) => Result,
  self: This,
  ...args: Args
): Result {
  return outside.runInAsyncScope(run as (this: This, ...args: unknown[]) => Result, self, ...args)
}
