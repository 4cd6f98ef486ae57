import type { Deadline } from '../deadline'
import type { Fault } from '../findings'
import { tryConnect } from '../network/connect'
import { type GrpcProxy, isExemptInCapitals } from '../proxies'
import type { DoctorValues, Target } from '../targets'
import { deniedFault } from './grpc-fault'
import { noTraceService } from './http-fault'

const connectMs = 2_000

/** Why a span does not get through a proxy. */
export async function proxyFault(
  { host, port, shown, variables }: Target,
  { variable, ...proxy }: GrpcProxy,
  values: DoctorValues,
  reason: string | undefined,
  deadline: Deadline,
): Promise<Fault> {
  // these come from what is behind it
  if (/^(?:7|16) /.test(reason ?? '')) return deniedFault(shown, variables.access, reason)
  if (reason?.startsWith('12 ')) return noTraceService(`${host}:${port}`, variables.address)
  const where = `${proxy.host}:${proxy.port}`
  const connection = await tryConnect(proxy.host, proxy.port, deadline.left(connectMs))
  const why =
    'code' in connection
      ? `${where} is not reached (${connection.code})`
      : `${where} is open, and no span gets through it (${inWords(reason)})`
  const capitals = isExemptInCapitals(values, host) ? ', in small letters, as gRPC reads no NO_PROXY' : ''
  return {
    text: `${shown} does not get spans through the proxy that ${variable} names: ${why}`,
    variable,
    remedy: `add ${host} to no_proxy${capitals}, correct ${variable}, or set ${variables.protocol}=http/protobuf, which uses no proxy`,
  }
}

// of a proxy's refusal, gRPC says nothing but that there is no connection
function inWords(reason = 'no answer in time'): string {
  return reason.replace(/ Last error: undefined\.?/, '').replace(/\.? Resolution note:\s*$/, '')
}
