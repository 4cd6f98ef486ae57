import { traceUrl } from '@voluntarily/tracing'
import type { Deadline } from './deadline'
import { missingFault } from './faults/missing-fault'
import type { Findings } from './findings'
import { type ReadBack, readBack } from './read-back'
import type { DoctorValues, Target } from './targets'

const defaultBase = 'http://localhost:16686'
const mostSkewMs = 10_000

/** Looks for the probe span in Jaeger. @param target where it was sent; undefined when a configuration file has decided */
export async function checkReadBack(
  findings: Findings,
  traceId: string,
  target: Target | undefined,
  { JAEGER_UI_URL: ui }: DoctorValues,
  deadline: Deadline,
): Promise<void> {
  const base = ui ?? baseOf(target)
  const result = await readBack(traceId, base, deadline)
  if (result.state === 'found')
    findings.ok('read back', `in Jaeger after ${result.ms} ms: ${traceUrl(traceId, base)}`)
  else if (result.state === 'missing' && target?.protocol === 'udp')
    findings.failed('read back', await missingFault(target, base, result.ms))
  else findings.unsure('read back', await unconfirmed(result, base, target))
  if ('date' in result.answer) checkClock(findings, result.answer.date)
}

function baseOf(target: Target | undefined): string {
  if (!target) return defaultBase
  const url = new URL(defaultBase)
  url.hostname = target.url.hostname
  return url.href.replace(/\/$/, '')
}

async function unconfirmed({ state, ms, answer }: ReadBack, base: string, target: Target | undefined) {
  const variable = 'JAEGER_UI_URL'
  const where = `Jaeger's query API at ${base}`
  if (state === 'missing') return missingFault(target, base, ms)
  if (state === 'denied')
    return {
      text: `${where} wants to know who asks (${'status' in answer ? answer.status : ''}), so that nobody can tell from here whether the span arrived`,
      variable,
      remedy: `set ${variable} to an address inside the network that needs no access, or look for the trace in Jaeger by hand`,
    }
  if (state === 'elsewhere')
    return {
      text: `what answers at ${base} is not Jaeger's query API (${'status' in answer ? answer.status : ''}), so that nobody can tell from here whether the span arrived`,
      variable,
      remedy: `set ${variable} to where Jaeger's UI is, such as http://jaeger:16686`,
    }
  const why = 'status' in answer ? `it answers ${answer.status}` : `${answer.code}: ${answer.reason}`
  return {
    text: `${where} cannot be asked (${why}), so that nobody can tell from here whether the span arrived`,
    variable,
    remedy: `set ${variable} to where Jaeger's UI is, or look for the trace there by hand`,
  }
}

function checkClock(findings: Findings, date: string | undefined): void {
  const skewMs = date === undefined ? 0 : Date.now() - Date.parse(date)
  if (!(Math.abs(skewMs) > mostSkewMs)) return
  const seconds = Math.round(Math.abs(skewMs) / 1000)
  findings.note(
    'clock',
    `the clock here is ${seconds} s ${skewMs > 0 ? 'ahead of' : 'behind'} Jaeger's: its spans are shown that much too ${skewMs > 0 ? 'late' : 'early'}, beyond what "last hour" finds when it is much`,
    'let both keep the time (NTP, chrony)',
  )
}
