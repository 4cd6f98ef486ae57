import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { context, ROOT_CONTEXT } from '@opentelemetry/api'
import { type ServiceIdentity, serviceIdentity, throwDeferredProblems } from '@voluntarily/config'
import { createHealth, type Health, type HealthOptions } from '@voluntarily/health'
import { getLogger, type Logger, logCompletion, setProcessLogger } from '@voluntarily/logger'
import { setMetricsLog } from '@voluntarily/metrics'
import {
  ensureContextManager,
  type ObservableApp,
  observeApp,
  onLateError,
  onRequestEnd,
  type RequestState,
  readDebugToken,
  registerProbePaths,
  reportFault,
} from '@voluntarily/request'
import { setTracingLog } from '@voluntarily/tracing'
import { argumentError, checkHook, checkOptions, checkServer } from './arguments'
import { lifecycle, type ShutdownHook } from './lifecycle'
import { type AnyServer, attachServer, isAttached } from './servers'
import { checkLibrarySettings, shutdownSettings } from './settings'
import { watchProcess } from './signals'
import { runningMetrics } from './start-metrics'

/** An Express app, of version 4 or 5. */
export interface ExpressApp {
  // biome-ignore lint/suspicious/noExplicitAny: Express's own types, which published types must not name
  (req: any, res: any, next?: any): any
  // biome-ignore lint/suspicious/noExplicitAny: as above
  listen: (...args: any[]) => any
}

export interface ObserveOptions {
  /** A logger to be the process's; default `getLogger()`, from the environment. */
  logger?: Logger
  /** What `/ready` looks at, by name. */
  checks?: HealthOptions['checks']
  /** Holds the state "starting" until it resolves. */
  ready?: PromiseLike<unknown>
  /** Options of `createHealth`; false leaves `/health` and `/ready` to the app. */
  health?: Omit<HealthOptions, 'checks' | 'ready'> | false
  /** Told of each request that failed: its error and the request. What it throws is reported and goes no further. */
  onError?: (error: unknown, request: RequestState) => void
}

export interface Observed {
  /** The process's logger: `options.logger`, else `getLogger()`. */
  readonly logger: Logger
  /** What answers `/health` and `/ready`; with `health: false`, for the app to put where it likes. */
  readonly health: Health
  /** Makes the server one that is ready once it listens and that a shutdown closes. `app.listen` does it by itself. */
  attach(server: AnyServer): void
  /** Runs the hook at shutdown, after the last request; the one added last runs first. Returns a function that takes it back. */
  onShutdown(hook: ShutdownHook, name?: string): () => void
  /**
   * Shuts down as a signal would, but for the wait for the load balancer, and without ending the process. Idempotent. Called by a hook, it resolves
   * at once: the shutdown that waits for the hook is under way.
   */
  shutdown(): Promise<void>
}

type App = ExpressApp & ObservableApp

const observed = new WeakMap<object, Observed>()

/**
 * Observes an Express app: request lines, traces with the route's name, `/health` and `/ready`, graceful shutdown.
 * Call it straight after `express()`. A second call returns the first handle.
 * @throws ConfigError with everything that is wrong with the environment
 * @throws TypeError with code ERR_OBSERVE_APP when this is not an Express app, ERR_OBSERVE_OPTIONS for options that are wrong
 */
export function observe(app: ExpressApp, options: ObserveOptions = {}): Observed {
  const known = observed.get(app)
  if (known) return known
  assertExpressApp(app)
  checkOptions(options)
  checkLibrarySettings()
  readDebugToken()
  throwDeferredProblems()

  if (options.logger) setProcessLogger(options.logger)
  const logger = getLogger()
  setTracingLog(logger)
  setMetricsLog(logger)
  ensureContextManager()
  const health = createAppHealth(options, logger)
  runningMetrics()?.observeHealth(health)
  const attach = (server: AnyServer) => attachServer(server, health.markReady)
  const attachOf = (req: IncomingMessage) => {
    const { server } = (req.socket ?? {}) as { server?: Server }
    if (!server || (health.state !== 'starting' && isAttached(server))) return
    // Outside of the request that happens to be the first: it has no part in the process being ready.
    context.with(ROOT_CONTEXT, () => {
      attach(server)
      // One that is handed its connections, by a cluster's primary for example, never listens itself.
      health.markReady()
    })
  }

  observeApp(app, {
    answer: (req, res) => {
      attachOf(req)
      return options.health !== false && answers(health, req, res)
    },
    onRequest: (state) => {
      onRequestEnd(state, (_state, end) => {
        logCompletion(getLogger(), state, end)
        if (state.error !== undefined && end.level === 'error') tell(options.onError, state)
      })
      onLateError(state, () => {
        getLogger().error({ err: state.error, route: state.route }, 'error after the response')
        tell(options.onError, state)
      })
    },
  })
  takeOverListen(app, attach)
  watchProcess()

  let ended: Promise<void> | undefined
  const handle: Observed = {
    logger,
    health,
    attach: (server) => {
      checkServer(server)
      attach(server)
    },
    onShutdown: (hook, name) => {
      checkHook(hook)
      return lifecycle.addHook(hook, name)
    },
    shutdown: async () => {
      if (lifecycle.isInsideHook()) return
      ended ??= lifecycle.stop({ drainMs: 0, timeoutMs: shutdownSettings().timeoutMs }).then(() => {})
      await ended
    },
  }
  observed.set(app, handle)
  return handle
}

function assertExpressApp(app: unknown): asserts app is App {
  const { handle, listen } = Object(app) as Partial<Record<keyof App, unknown>>
  if (typeof app === 'function' && typeof handle === 'function' && typeof listen === 'function') return
  throw argumentError(
    'ERR_OBSERVE_APP',
    'observe(app): expected the app that express() returns. Call it as `observe(express())`.',
  )
}

function createAppHealth({ checks, ready, health }: ObserveOptions, logger: Logger): Health {
  const identity: ServiceIdentity = serviceIdentity()
  const created = createHealth({
    service: identity,
    log: logger,
    ...(health || {}),
    ...(checks && { checks }),
    ...(ready && { ready }),
  })
  lifecycle.addHealth(created)
  if (health !== false) registerProbePaths(created.paths)
  return created
}

function answers(health: Health, req: IncomingMessage, res: ServerResponse): boolean {
  let passed = false
  health.router(req, res, () => {
    passed = true
  })
  return !passed
}

function tell(onError: ObserveOptions['onError'], state: RequestState): void {
  try {
    onError?.(state.error, state)
  } catch (fault) {
    reportFault('onError', fault)
  }
}

function takeOverListen(app: App, attach: (server: AnyServer) => void): void {
  const listen = app.listen
  app.listen = function observedListen(this: App, ...args) {
    const server = listen.apply(this, args)
    attach(server)
    return server
  }
}
