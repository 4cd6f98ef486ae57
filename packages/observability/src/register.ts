import { ensureContextManager, reportFault, watchExpress } from '@voluntarily/request'
import { startTracing } from '@voluntarily/tracing'
import { lifecycle } from './lifecycle'
import { checkLibrarySettings } from './settings'
import { watchProcess } from './signals'

// In an order that lets each step go on when another fails: what observes must not keep the app from starting.
const steps: [string, () => void][] = [
  ['reading the settings', checkLibrarySettings],
  ['watching the process', watchProcess],
  ['starting the traces', () => lifecycle.setTracing(startTracing())],
  ['keeping the context', ensureContextManager],
  ['watching express', watchExpress],
]

for (const [what, run] of steps) {
  try {
    run()
  } catch (fault) {
    reportFault(what, fault)
  }
}
