import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface MongoStandIn {
  readonly port: number
  /** Pings that have arrived. */
  pings(): number
  /** The process stands still, its connections stay open. */
  freeze(): void
  thaw(): void
  kill(): Promise<void>
}

/** Starts the stand-in on a port, a free one by default; resolves when it listens. */
export async function startMongoStandIn(port = 0): Promise<MongoStandIn> {
  const child: ChildProcess = spawn(
    process.execPath,
    [join(__dirname, '../fixtures/mongo-stand-in.js'), `${port}`],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  let pings = 0
  const listening = new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the stand-in ended')))
    if (child.stdout === null) throw new Error('no stdout')
    createInterface(child.stdout).on('line', (line) => {
      if (line === 'ping') pings += 1
      if (line.startsWith('listening ')) resolve(Number(line.split(' ')[1]))
    })
  })
  return {
    port: await listening,
    pings: () => pings,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
  }
}
