import { readSettings } from '@voluntarily/config'
import { captureConsole, loggerSpecs } from '@voluntarily/logger'
import { ensureContextManager, reportFault } from '@voluntarily/request'
import { checkLibrarySettings } from './settings'
import { watchProcess } from './signals'
import { startMetrics } from './start-metrics'
import { startTracing } from './start-tracing'

// In an order that lets each step go on when another fails: what observes must not keep the app from starting.
const steps: [string, () => void][] = [
  ['reading the settings', checkLibrarySettings],
  ['watching the process', watchProcess],
  ['keeping the context', ensureContextManager],
  ['capturing the console', captureConsoleIfAsked],
  ['starting the traces', () => startTracing()],
  ['starting the metrics', () => startMetrics()],
]

/** What `require('@voluntarily/observability/register')` does, once: settings, signals, traces and metrics from the environment. Never throws. */
export function registerProcess(): void {
  for (const [what, run] of steps.splice(0)) {
    try {
      run()
    } catch (fault) {
      reportFault(what, fault)
    }
  }
}

function captureConsoleIfAsked(): void {
  const { LOG_CAPTURE_CONSOLE } = loggerSpecs
  if (readSettings({ LOG_CAPTURE_CONSOLE }).values.LOG_CAPTURE_CONSOLE) captureConsole()
}
