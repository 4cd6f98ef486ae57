import { serviceIdentity } from '@voluntarily/config'
import { getLogger } from '@voluntarily/logger'
import closeWithGrace from 'close-with-grace'
import { watchCrashes } from './crash'
import { abortOpenRequests, lifecycle, type ShutdownResult } from './lifecycle'
import { shutdownSettings } from './settings'

// All that close-with-grace would take besides SIGTERM and SIGINT; SIGUSR2 is nodemon's, SIGQUIT and the faults are Node's.
const notOurs: closeWithGrace.AllEvents[] = [
  'SIGHUP',
  'SIGQUIT',
  'SIGILL',
  'SIGTRAP',
  'SIGABRT',
  'SIGBUS',
  'SIGFPE',
  'SIGSEGV',
  'SIGUSR2',
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
  const { drainMs, timeoutMs } = shutdownSettings()
  closeWithGrace(
    {
      delay: timeoutMs,
      logger: false,
      skip: notOurs,
      onTimeout: () => cutShort(`not done within ${timeoutMs} ms`),
      onSecondSignal: (signal) => cutShort(`cut short by a second ${signal}`),
    },
    async ({ signal }: { signal?: string }) => {
      const drainFor = signal === 'SIGTERM' ? drainMs : 0
      getLogger().info({ signal, drainMs: drainFor }, `shutdown: ${signal} received`)
      await finish(lifecycle.stop({ drainMs: drainFor, timeoutMs: timeoutMs * 0.98 }))
    },
  )
}

async function finish(stopping: Promise<ShutdownResult>): Promise<void> {
  const { hung, failed } = await stopping
  if (hung.length === 0 && failed.length === 0) return getLogger().info('shutdown: done')
  if (hung.length > 0) getLogger().error({ hung, failed }, `shutdown: gave up on ${hung.join('; ')}`)
  else getLogger().error({ failed }, `shutdown: done, but ${failed.join('; ')} failed`)
  throw new Error('shutdown incomplete')
}

function cutShort(why: string): void {
  abortOpenRequests()
  getLogger().error(`shutdown: ${why}`)
}
