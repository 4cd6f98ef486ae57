import { environmentNames } from '@voluntarily/config'
import type { Findings } from './findings'
import type { DoctorValues } from './targets'

/** Says whether traces that begin here are kept at all. The probe is kept whatever the sampler says. */
export function checkSampler(findings: Findings, values: DoctorValues): void {
  const { OTEL_TRACES_SAMPLER: sampler, OTEL_TRACES_SAMPLER_ARG: ratio } = values
  const byRatio = sampler.endsWith('traceidratio')
  if (sampler.endsWith('always_off') || (byRatio && ratio === 0)) {
    const variable = byRatio ? 'OTEL_TRACES_SAMPLER_ARG' : 'OTEL_TRACES_SAMPLER'
    const which = sampler.startsWith('parentbased_') ? 'no trace that begins here' : 'no trace at all'
    findings.failed('sampler', {
      text: `${sampler}${byRatio ? ' with a ratio of 0' : ''} keeps ${which}; the probe span is kept all the same`,
      variable,
      remedy: byRatio
        ? `set ${variable} to the share of traces to keep, 1 for all`
        : `remove ${variable}, or set it to parentbased_always_on`,
    })
  } else if (byRatio && ratio < 1) {
    findings.note(
      'sampler',
      `${sampler} keeps ${Number((ratio * 100).toPrecision(12))} % of the traces that begin here: others are missing on purpose`,
    )
  } else {
    findings.ok('sampler', `${sampler} keeps every trace that begins here`)
    if (!byRatio && environmentNames().includes('OTEL_TRACES_SAMPLER_ARG'))
      findings.note(
        'sampler',
        `OTEL_TRACES_SAMPLER_ARG is set, but ${sampler} does not use it`,
        'set OTEL_TRACES_SAMPLER=parentbased_traceidratio to keep that share, or remove OTEL_TRACES_SAMPLER_ARG',
      )
  }
}
