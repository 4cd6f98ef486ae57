import { BlockList, isIPv4 } from 'node:net'
import type { DoctorValues, Target } from './targets'

/** A proxy that gRPC goes through. */
export interface GrpcProxy {
  /** The variable that names it. */
  readonly variable: string
  readonly host: string
  readonly port: number
}

/**
 * The proxy that gRPC goes through to this target; undefined when it connects directly. The others never use one.
 * Standard: https://github.com/grpc/grpc/blob/master/doc/environment_variables.md
 */
export function proxyOfGrpc(
  values: DoctorValues,
  { protocol, host }: Pick<Target, 'protocol' | 'host'>,
): GrpcProxy | undefined {
  const variable = (['grpc_proxy', 'https_proxy', 'http_proxy'] as const).find((name) => values[name])
  if (protocol !== 'grpc' || variable === undefined) return undefined
  const address = values[variable] ?? ''
  const url = URL.canParse(address) ? new URL(address) : undefined
  // any other is left out
  if (url?.protocol !== 'http:') return undefined
  const without = values.no_grpc_proxy ?? values.no_proxy
  // to the letter as gRPC has it: no blanks are cut, and nothing stands for all
  if (without?.split(',').some((entry) => isInRange(entry, host) || host.endsWith(entry))) return undefined
  return { variable, host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(url.port || 80) }
}

/** Whether NO_PROXY, which gRPC does not read, is meant to leave out the host. */
export function isExemptInCapitals(values: DoctorValues, host: string): boolean {
  return (
    values.NO_PROXY?.split(',').some((entry) => entry.trim() === '*' || covers(entry.trim(), host)) ?? false
  )
}

/** The variable of a proxy that is set and that the exporter does not use. */
export function unusedProxy(values: DoctorValues, target: Target): string | undefined {
  if (proxyOfGrpc(values, target)) return undefined
  const names =
    target.url.protocol === 'https:'
      ? (['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'] as const)
      : (['HTTP_PROXY', 'http_proxy'] as const)
  const without = [values.NO_PROXY, values.no_proxy].join(',').split(',')
  if (without.some((entry) => entry.trim() === '*' || covers(entry.trim(), target.host))) return undefined
  return names.find((name) => values[name])
}

function covers(entry: string, host: string): boolean {
  const suffix = entry.replace(/^\*?\.?/, '')
  return suffix !== '' && (host === suffix || host.endsWith(`.${suffix}`))
}

function isInRange(entry: string, host: string): boolean {
  const [ip = '', bits = '', ...more] = entry.split('/')
  if (!isIPv4(host) || !isIPv4(ip) || !/^\d+$/.test(bits) || Number(bits) > 32 || more.length > 0)
    return false
  const range = new BlockList()
  range.addSubnet(ip, Number(bits))
  return range.check(host)
}
