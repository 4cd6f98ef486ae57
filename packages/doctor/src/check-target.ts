import { type Certificates, isFault, readCertificates } from './certificates'
import type { Deadline } from './deadline'
import { connectionFault } from './faults/connection-fault'
import { grpcFault } from './faults/grpc-fault'
import { httpFault, mistakenFault } from './faults/http-fault'
import { partialFault } from './faults/partial-fault'
import { proxyFault } from './faults/proxy-fault'
import { tlsFault } from './faults/tls-fault'
import type { Fault, Findings } from './findings'
import { headersFault } from './headers'
import { heard } from './heard'
import { tryConnect, tryLookUp } from './network/connect'
import { shakeHands } from './network/handshake'
import { proxyOfGrpc } from './proxies'
import { type Sent, sendProbe } from './send-probe'
import type { DoctorValues, Target } from './targets'

const connectMs = 3_000
const sendMs = 4_000
/** Of limits below, one that is passed is to blame. */
const shortMs = 1_000

/**
 * Sends a probe span to one target, and names what is in the way.
 * @returns what was sent; undefined when there is a fault
 */
export async function checkTarget(
  findings: Findings,
  target: Target,
  values: DoctorValues,
  deadline: Deadline,
): Promise<Sent | undefined> {
  const refused = headersFault(target)
  if (refused) {
    findings.failed('headers', refused)
    return undefined
  }
  const tls = readCertificates(target)
  if (isFault(tls)) {
    findings.failed('TLS', tls)
    return undefined
  }
  if (!(await canConnect(findings, target, values, tls, deadline))) return undefined
  const probe = await sendProbe(target.exporter, deadline.left(sendMs))
  const sent = { ...probe, reason: probe.reason === undefined ? undefined : heard(probe.reason, target) }
  if (target.protocol === 'udp') {
    findings.note('probe span', `trace ${sent.traceId} was sent in packets, whose arrival nobody confirms`)
    return sent
  }
  if (sent.accepted === true) {
    const mistaken = target.protocol === 'grpc' ? undefined : await mistakenFault(target, tls, deadline)
    const rejected =
      partialFault(target, sent.reason) ?? (mistaken && 'remedy' in mistaken ? mistaken : undefined)
    if (rejected) {
      findings.failed('probe span', rejected)
      return undefined
    }
    findings.ok('probe span', `accepted, trace ${sent.traceId}`)
    if (mistaken && 'doubt' in mistaken)
      findings.note(
        'probe span',
        mistaken.doubt,
        `when it does not arrive, set ${target.variables.address} to a collector`,
      )
    return sent
  }
  if (deadline.passed()) {
    findings.failed('probe span', tooLate(target))
    return undefined
  }
  const proxy = proxyOfGrpc(values, target)
  if (proxy !== undefined) {
    findings.failed('probe span', await proxyFault(target, proxy, values, sent.reason, deadline))
    return undefined
  }
  const explain = target.protocol === 'grpc' ? grpcFault : httpFault
  const fault = await explain(target, tls, sent.reason, deadline)
  findings.failed('probe span', fault ?? unexplained(target, sent, values))
  return undefined
}

function tooLate({ shown, host, port, variables }: Target): Fault {
  return {
    text: `${shown} had not taken the span when the time was up`,
    variable: variables.address,
    remedy: `give it more with --timeout. Else look at what listens at ${host}:${port}, or set ${variables.address} to another`,
  }
}

function unexplained({ shown, variables, exporter }: Target, { reason }: Sent, values: DoctorValues): Fault {
  const limit = values.OTEL_EXPORTER_OTLP_TRACES_TIMEOUT ?? values.OTEL_EXPORTER_OTLP_TIMEOUT
  if (exporter === 'otlp' && limit < shortMs && /timed? ?out|deadline/i.test(reason ?? ''))
    return {
      text: `${shown} had not taken the span within the ${limit} ms that ${variables.timeout} allows`,
      variable: variables.timeout,
      remedy: `remove ${variables.timeout}, which counts in milliseconds, to get 10000, or set it to more`,
    }
  return {
    text: `${shown} does not take spans: ${reason ?? 'no answer in time'}; without a span in it, a request is taken`,
    variable: variables.address,
    remedy: `look into the log of what listens there, or set ${variables.address} to another`,
  }
}

async function canConnect(
  findings: Findings,
  target: Target,
  values: DoctorValues,
  tls: Certificates,
  deadline: Deadline,
): Promise<boolean> {
  const { host, port, url } = target
  const proxy = proxyOfGrpc(values, target)
  if (proxy !== undefined) {
    findings.note('connection', `to ${host}:${port} through the proxy that ${proxy.variable} names`)
    return true
  }
  const isUdp = target.protocol === 'udp'
  const connection = await (isUdp
    ? tryLookUp(host, deadline.left(connectMs))
    : tryConnect(host, port, deadline.left(connectMs)))
  if (!('address' in connection)) {
    findings.failed('connection', await connectionFault(target, connection, values))
    return false
  }
  if (isUdp) return true
  findings.ok(
    'connection',
    `${host}:${port} is open${connection.address === host ? '' : ` (${connection.address})`}`,
  )
  if (url.protocol !== 'https:') return true
  const handshake = await shakeHands({ host, port, ...tls }, deadline.left(connectMs))
  if (!('validTo' in handshake)) {
    findings.failed('TLS', tlsFault(target, handshake))
    return false
  }
  findings.ok(
    'TLS',
    `the certificate is ${handshake.trusted ? 'trusted' : 'not trusted, which NODE_TLS_REJECT_UNAUTHORIZED=0 ignores'}, valid until ${handshake.validTo}`,
  )
  return true
}
