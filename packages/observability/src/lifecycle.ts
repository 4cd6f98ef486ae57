import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import type { Health } from '@voluntarily/health'
import { endRequest, openRequests, watchRequests } from '@voluntarily/request'
import { closeAfter } from './close-after'
import { within } from './deadline'
import { closeServers, hasServers } from './servers'
import { ShutdownSteps } from './shutdown-steps'

/** What an app has closed at shutdown: its database, its queue. */
export type ShutdownHook = () => unknown

/** What became of a shutdown: the names of what did not end in time, and of what failed. Both empty: nothing was lost. */
export interface ShutdownResult {
  readonly hung: readonly string[]
  readonly failed: readonly string[]
}

export interface StopOptions {
  /** How long to keep serving first, in milliseconds. */
  drainMs: number
  /** Limit for the whole, in milliseconds. */
  timeoutMs: number
}

/** What records and sends: traces, metrics. */
export interface Telemetry {
  forceFlush(): Promise<void>
  /** Resolves with false when not all could be sent in time. */
  shutdown(): Promise<boolean>
}

interface NamedHook {
  readonly name: string
  readonly hook: ShutdownHook
}

/** What hooks, and then the last spans, have for themselves, however long the requests take. */
const mostReservedMs = 2_000

const healths = new Set<Health>()
const hooks = new Set<NamedHook>()
const telemetry = new Map<string, Telemetry>()
const insideHook = new AsyncLocalStorage<true>()
let stopping: Promise<ShutdownResult> | undefined
let steps: ShutdownSteps | undefined

/** The parts of the process that a shutdown has to do with. */
export const lifecycle = {
  addHealth: (health: Health) => healths.add(health),
  /** That of the app that was observed last; undefined before there is one. */
  latestHealth: () => [...healths].at(-1),
  /** @param what `spans`, `metrics`: there is one of each */
  setTelemetry: (what: string, handle: Telemetry) => void telemetry.set(what, handle),
  addHook: (hook: ShutdownHook, name = hook.name || `hook ${hooks.size + 1}`) => {
    const named = { name, hook }
    hooks.add(named)
    return () => void hooks.delete(named)
  },
  /** Whether it is a hook that asks: the end of the shutdown, which waits for it, is nothing that it could wait for. */
  isInsideHook: () => insideHook.getStore() === true,
  /** Runs the shutdown; whoever asks while it runs gets the same one. A process that goes on after it, as a test does, can start anew. */
  stop: (options: StopOptions): Promise<ShutdownResult> => {
    stopping ??= stop(options).finally(() => {
      stopping = undefined
    })
    return stopping
  },
  /** The names of what the latest shutdown has given up so far, and of what it waits for at this moment. */
  unfinished: () => steps?.unfinished() ?? [],
  flush,
}

async function stop({ drainMs, timeoutMs }: StopOptions): Promise<ShutdownResult> {
  const run = new ShutdownSteps(timeoutMs)
  steps = run
  const reservedMs = Math.min(mostReservedMs, timeoutMs / 4)
  const hooksUntilMs = timeoutMs - reservedMs
  const requestsUntilMs = hooks.size === 0 ? hooksUntilMs : hooksUntilMs - reservedMs
  const drainUntilMs = Math.min(drainMs, requestsUntilMs - reservedMs / 4)

  for (const health of healths) health.drain()
  let arrivedAt = performance.now()
  const endWatch = watchRequests({
    opened(request) {
      arrivedAt = performance.now()
      closeAfter(request)
    },
  })
  for (const request of openRequests()) closeAfter(request)
  if (hasServers()) await delay(Math.max(0, run.left(drainUntilMs)))
  const leftMs = () => run.left(requestsUntilMs)
  const close = async () => {
    if (!(await closeServers({ arrivedAt: () => arrivedAt, leftMs }))) run.giveUp(openWork())
  }
  await run.step(openWork, close, requestsUntilMs + reservedMs / 4)
  endWatch()
  for (const health of healths) {
    for (const name of await health.hanging(leftMs())) run.giveUp(`check ${name}`)
  }
  // Looked at anew each time: a hook may add another.
  for (let last = takeLastHook(); last; last = takeLastHook()) {
    const { name, hook } = last
    await run.step(
      () => name,
      () => insideHook.run(true, hook),
      hooksUntilMs,
    )
  }
  abortOpenRequests()
  for (const health of healths) health.shutdown()
  healths.clear()
  const sending = [...telemetry].map(([what, handle]) => {
    const name = () => `sending the last ${what}`
    const send = async () => {
      if (!(await handle.shutdown())) run.giveUp(name())
    }
    return run.step(name, send, timeoutMs)
  })
  await Promise.all(sending)
  return run
}

/** Gives the requests that are still open their lines and spans. */
export function abortOpenRequests(): void {
  for (const request of openRequests()) endRequest(request, 'server_aborted')
}

function takeLastHook(): NamedHook | undefined {
  const last = [...hooks].at(-1)
  if (last) hooks.delete(last)
  return last
}

function openWork(): string {
  const requests = openRequests().map(({ method, route, path }) => `${method} ${route ?? path}`)
  return requests.length === 0
    ? 'closing the servers'
    : `requests in flight: ${[...new Set(requests)].join(', ')}`
}

/** Sends what is recorded, at most this long; never rejects. */
async function flush(limitMs: number): Promise<void> {
  try {
    await within(Promise.all([...telemetry.values()].map((handle) => handle.forceFlush())), limitMs)
  } catch {
    // a crash goes on as a crash
  }
}
