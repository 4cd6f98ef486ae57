import type { Deadline } from './deadline'
import { signalFault } from './faults/signal-fault'
import type { Findings } from './findings'
import { proxyOfGrpc } from './proxies'
import { signalTargets } from './signal-targets'
import type { DoctorValues } from './targets'

/** Whether metrics and log records, where they are sent by OTLP, are taken: Jaeger takes traces only. */
export async function checkSignals(
  findings: Findings,
  values: DoctorValues,
  deadline: Deadline,
): Promise<void> {
  for (const target of signalTargets(values)) {
    if (deadline.passed()) {
      findings.unsure(target.what, {
        text: 'not tried: the time was up before',
        remedy: 'give it more with --timeout',
      })
      continue
    }
    const proxy = proxyOfGrpc(values, target)
    if (proxy) {
      findings.note(target.what, `not tried: they go through the proxy that ${proxy.variable} names`)
      continue
    }
    const fault = await signalFault(target, deadline)
    if (fault && deadline.passed())
      findings.unsure(target.what, {
        text: `${target.url.href} had not answered when the time was up`,
        remedy: 'give it more with --timeout',
      })
    else if (fault) findings.failed(target.what, fault)
    else findings.ok(target.what, 'are taken')
  }
}
