import { traceUrl } from '@voluntarily/tracing'
import { answererOf } from './answerer'
import type { Deadline } from './deadline'
import { missingFault } from './faults/missing-fault'
import { queryFault } from './faults/query-fault'
import type { Findings } from './findings'
import { readBack } from './read-back'
import type { DoctorValues, Target } from './targets'

const defaultBase = 'http://localhost:16686'
const mostSkewMs = 10_000

/** Looks for the probe span in Jaeger, or in the trace viewer. @param target where it was sent; undefined when a configuration file has decided */
export async function checkReadBack(
  findings: Findings,
  traceId: string,
  target: Target | undefined,
  { JAEGER_UI_URL: ui }: DoctorValues,
  deadline: Deadline,
): Promise<void> {
  const base = ui ?? baseOf(target)
  const result = await readBack(traceId, base, deadline)
  const answerer = answererOf(result.answer)
  if (result.state === 'found')
    findings.ok('read back', `in ${answerer} after ${result.ms} ms: ${traceUrl(traceId, base)}`)
  else if (result.state === 'missing')
    findings.failed('read back', await missingFault(target, `${answerer} at ${base}`, result.ms))
  else findings.unsure('read back', queryFault(result, base))
  if ('date' in result.answer) checkClock(findings, result.answer.date, answerer)
}

function baseOf(target: Target | undefined): string {
  if (!target) return defaultBase
  const url = new URL(defaultBase)
  url.hostname = target.url.hostname
  return url.href.replace(/\/$/, '')
}

function checkClock(findings: Findings, date: string | undefined, answerer: string): void {
  const skewMs = date === undefined ? 0 : Date.now() - Date.parse(date)
  if (!(Math.abs(skewMs) > mostSkewMs)) return
  const seconds = Math.round(Math.abs(skewMs) / 1000)
  findings.note(
    'clock',
    `the clock here is ${seconds} s ${skewMs > 0 ? 'ahead of' : 'behind'} ${answerer}'s: spans from here are shown that much too ${skewMs > 0 ? 'late' : 'early'}, beyond what "last hour" finds when it is much`,
    'let both keep the time (NTP, chrony)',
  )
}
