import { setTimeout as delay } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Bytes that the process holds once what is garbage is gone: also that of the test files before, which is let go of by and by. */
export async function usedBytes(): Promise<number> {
  let used = Number.POSITIVE_INFINITY
  for (let steady = 0; steady < 3; ) {
    await delay(20)
    collect()
    const { heapUsed, external } = process.memoryUsage()
    steady = Math.abs(heapUsed + external - used) < 256 * 1024 ? steady + 1 : 0
    used = heapUsed + external
  }
  return used
}
