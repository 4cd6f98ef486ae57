import { serviceIdentity } from '@voluntarily/config'
import { getLogger } from '@voluntarily/logger'
import closeWithGrace from 'close-with-grace'
import { stopWorkers } from './cluster-workers'
import { watchCrashes } from './crash'
import { abortOpenRequests, lifecycle, type ShutdownResult } from './lifecycle'
import { isRepeated, type ReceivedSignal } from './repeated-signal'
import { type ShutdownSettings, shutdownSettings } from './settings'

// All of close-with-grace's: it exits at any second signal, the first one once more included, so that signals are taken here. The limit and the
// exit code are its own.
const notTaken: closeWithGrace.AllEvents[] = [
  'SIGHUP',
  'SIGINT',
  'SIGQUIT',
  'SIGILL',
  'SIGTRAP',
  'SIGABRT',
  'SIGBUS',
  'SIGFPE',
  'SIGSEGV',
  'SIGUSR2',
  'SIGTERM',
  'uncaughtException',
  'unhandledRejection',
  'beforeExit',
]

let watching = false

/**
 * Takes SIGTERM and SIGINT (a graceful shutdown, exit code 0; 1 when something hung, failed, or at a second signal) and crashes.
 * Idempotent; nothing is taken under NODE_ENV=test.
 */
export function watchProcess(): void {
  if (watching || serviceIdentity().test) return
  watching = true
  watchCrashes()
  const settings = shutdownSettings()
  let first: ReceivedSignal | undefined
  const onSignal = (signal: NodeJS.Signals) => {
    const received = { signal, at: performance.now() }
    if (first === undefined) {
      first = received
      stopAndExit(signal, settings)
    } else if (!isRepeated(first, received)) {
      cutShort(`cut short by a second ${signal}`)
      process.exit(1)
    }
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}

function stopAndExit(signal: NodeJS.Signals, { drainMs, timeoutMs }: ShutdownSettings): void {
  const drainFor = signal === 'SIGTERM' ? drainMs : 0
  const startedAt = performance.now()
  const tooLate = `not done within ${timeoutMs} ms`
  const { close } = closeWithGrace(
    {
      delay: timeoutMs,
      logger: false,
      skip: notTaken,
      onTimeout: () => cutShort(tooLate, lifecycle.unfinished()),
    },
    async () => {
      getLogger().info({ signal, drainMs: drainFor }, `shutdown: ${signal} received`)
      const limitMs = timeoutMs * 0.98
      const results = await Promise.all([
        lifecycle.stop({ drainMs: drainFor, timeoutMs: limitMs }),
        stopWorkers(signal, limitMs),
      ])
      const hung = results.flatMap((result) => result.hung)
      const failed = results.flatMap((result) => result.failed)
      // what blocks the event loop holds up the timer of the limit as well
      const isLate = performance.now() - startedAt > timeoutMs
      if (isLate && hung.length === 0) cutShort(tooLate)
      else tellEnd({ hung, failed })
      // the exit code
      if (isLate || hung.length + failed.length > 0) throw new Error('shutdown incomplete')
    },
  )
  close()
}

function tellEnd({ hung, failed }: ShutdownResult): void {
  if (hung.length > 0) getLogger().error({ hung, failed }, `shutdown: gave up on ${hung.join('; ')}`)
  else if (failed.length > 0) getLogger().error({ failed }, `shutdown: done, but ${failed.join('; ')} failed`)
  else getLogger().info('shutdown: done')
}

/** @param hung the names of what it was waited for */
function cutShort(why: string, hung: readonly string[] = []): void {
  abortOpenRequests()
  if (hung.length > 0) getLogger().error({ hung }, `shutdown: ${why}: ${hung.join('; ')}`)
  else getLogger().error(`shutdown: ${why}`)
}
