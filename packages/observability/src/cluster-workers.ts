import type { Cluster, Worker } from 'node:cluster'
import { within } from './deadline'
import type { ShutdownResult } from './lifecycle'

/** Looked at only when a process ends: loading it is not for processes that have no cluster. */
function cluster(): Cluster {
  return process.getBuiltinModule('node:cluster') as unknown as Cluster
}

/** Whether this process is one of a cluster's. */
export function isClusterWorker(): boolean {
  return cluster().isWorker
}

/**
 * In the primary of a cluster, sends the signal on to the workers and waits until they have ended: one that outlives its primary is ended by Node at
 * once, with all that it has open. Elsewhere it does nothing.
 * @param limitMs how long to wait, in milliseconds
 */
export async function stopWorkers(signal: NodeJS.Signals, limitMs: number): Promise<ShutdownResult> {
  const { workers } = cluster()
  const hung: string[] = []
  const failed: string[] = []
  const stop = async (worker: Worker) => {
    const name = `worker ${worker.id}`
    // what an app asks before it starts another in its place
    worker.exitedAfterDisconnect = true
    const exit = new Promise<void>((resolve) => {
      worker.once('exit', (code) => {
        if (code !== 0) failed.push(name)
        resolve()
      })
    })
    worker.process.kill(signal)
    if (!(await within(exit, limitMs))) hung.push(name)
  }
  const running = Object.values(workers ?? {}).filter((worker) => worker !== undefined)
  await Promise.all(running.map(stop))
  return { hung, failed }
}
