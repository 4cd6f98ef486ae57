import type { DoctorValues, Target } from './targets'

/** The variable of the proxy that gRPC goes through to this target; undefined when it connects directly. The others never use one. */
export function proxyOfGrpc(values: DoctorValues, { protocol, host }: Target): string | undefined {
  if (protocol !== 'grpc') return undefined
  const variable = (['grpc_proxy', 'https_proxy', 'http_proxy'] as const).find((name) => values[name])
  const without = values.no_grpc_proxy ?? values.no_proxy ?? ''
  return without.split(',').some((entry) => covers(entry.trim(), host)) ? undefined : variable
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
