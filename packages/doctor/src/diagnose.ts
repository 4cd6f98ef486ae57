import type { Specs } from '@voluntarily/config'
import { checkReadBack } from './check-read-back'
import { checkSampler } from './check-sampler'
import { checkSettings } from './check-settings'
import { checkSignals } from './check-signals'
import { checkTarget } from './check-target'
import { checkUnused } from './check-unused'
import { type Deadline, startDeadline } from './deadline'
import { exportersOf, whyOff, whyUnreadable } from './exporters'
import { type Fault, Findings, type Step } from './findings'
import { sendProbe } from './send-probe'
import { type DoctorValues, type Target, targetsOf } from './targets'

/** Options of `diagnose`. */
export interface DoctorOptions {
  /** Milliseconds for all of it. Default: 10000. */
  readonly timeoutMs?: number
  /** Specs of more variables that the app reads, whose mistakes count as well. Default: none. */
  readonly specs?: Specs
  /** Told of each step as it is done. Default: nobody. */
  readonly onStep?: (step: Step) => void
}

/** What a diagnosis came to. */
export interface Diagnosis {
  /** 0: the span arrived, and nothing is wrong; 1: a fault was found; 2: it was sent, and nobody can tell whether it arrived. */
  readonly exitCode: 0 | 1 | 2
  readonly steps: readonly Step[]
}

/**
 * Sends a probe span with the settings of this process and looks for it in Jaeger. For a process of its own: where tracing runs already, the span goes
 * where that sends. Never rejects for what it finds.
 */
export async function diagnose({
  timeoutMs = 10_000,
  specs = {},
  onStep = () => {},
}: DoctorOptions = {}): Promise<Diagnosis> {
  const findings = new Findings(onStep)
  const deadline = startDeadline(timeoutMs)
  const values = checkSettings(findings, specs)
  if (values) await checkDelivery(findings, values, deadline)
  const exitCode = findings.has('failed') ? 1 : findings.has('unsure') ? 2 : 0
  return { exitCode, steps: findings.steps }
}

async function checkDelivery(findings: Findings, values: DoctorValues, deadline: Deadline): Promise<void> {
  const off = whyOff(values)
  if (off) {
    findings.failed('exporter', off)
    return
  }
  if (values.OTEL_CONFIG_FILE !== undefined) {
    await checkConfigFile(findings, values, deadline)
    return
  }
  checkSampler(findings, values)
  checkUnused(findings, values)
  const sent: { target: Target; traceId: string }[] = []
  for (const target of targetsOf(values, exportersOf(values))) {
    if (deadline.passed()) {
      findings.unsure('exporter', notTried(target.exporter))
      continue
    }
    findings.ok('exporter', `${target.exporter}, ${target.protocol}, to ${target.shown}`)
    const probe = await checkTarget(findings, target, values, deadline)
    if (probe) sent.push({ target, traceId: probe.traceId })
  }
  // before the reading back, which takes all the time there is when a span is missing
  await checkSignals(findings, values, deadline)
  for (const [index, { target, traceId }] of sent.entries())
    await checkReadBack(findings, traceId, target, values, deadline.share(sent.length - index))
}

function notTried(what: string): Fault {
  return { text: `${what} was not tried: the time was up before`, remedy: 'give it more with --timeout' }
}

async function checkConfigFile(findings: Findings, values: DoctorValues, deadline: Deadline): Promise<void> {
  const unreadable = whyUnreadable(values)
  if (unreadable) {
    findings.failed('exporter', unreadable)
    return
  }
  findings.note('exporter', 'OTEL_CONFIG_FILE decides where spans go: only whether one arrives can be told')
  const { traceId, kept } = await sendProbe(undefined, deadline.left(4_000))
  if (!kept) {
    findings.failed('probe span', {
      text: 'no span is made with what OTEL_CONFIG_FILE names: it is no valid configuration, or its sampler keeps none',
      variable: 'OTEL_CONFIG_FILE',
      remedy:
        'correct the file that OTEL_CONFIG_FILE names (OpenTelemetry says on stderr what it does not understand), or remove OTEL_CONFIG_FILE',
    })
    return
  }
  await checkReadBack(findings, traceId, undefined, values, deadline)
}
