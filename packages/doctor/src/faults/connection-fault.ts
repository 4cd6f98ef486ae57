import { existsSync } from 'node:fs'
import { environmentNames } from '@voluntarily/config'
import type { Fault } from '../findings'
import { tryConnect } from '../network/connect'
import { unusedProxy } from '../proxies'
import type { DoctorValues, Target } from '../targets'

const unreachable = ['TIMEOUT', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN']
const knownPorts: Readonly<Record<number, string>> = {
  4317: 'OTLP over gRPC, OTEL_EXPORTER_OTLP_PROTOCOL=grpc',
  4318: 'OTLP over HTTP, the default',
  14268: 'Thrift, OTEL_TRACES_EXPORTER=jaeger',
}
const packetPorts = [6831, 6832]
const otherPortMs = 500

/** Names what keeps a connection from being made. */
export async function connectionFault(
  target: Target,
  { code, reason }: { code: string; reason: string },
  values: DoctorValues,
): Promise<Fault> {
  const { host, port, variables } = target
  const variable = variables.address
  const where = `${host}:${port}`
  const proxy = unusedProxy(values, target)
  const direct =
    proxy === undefined ? '' : ` ${proxy} is set, but the exporter connects directly, through no proxy.`
  if (code === 'ENOTFOUND')
    return {
      text: `there is no host of the name ${host} (${code}).${direct}`,
      variable,
      remedy: `correct the host in ${variable}${ofContainer(host)}`,
    }
  if (code === 'EAI_AGAIN')
    return {
      text: `the name ${host} could not be looked up (${code}): the name server does not answer.${direct}`,
      variable,
      remedy: `let the name server be reached, or put an IP address into ${variable}${ofContainer(host)}`,
    }
  if (code === 'ECONNREFUSED')
    return {
      text: `nothing listens at ${where} (${code}).${packetPorts.includes(port) ? ` ${port} is an agent's port for packets (UDP).` : ''}${await othersAt(target)}${direct}`,
      variable,
      remedy: `start Jaeger or the collector there, or set ${variable} to where it listens${container(host)}`,
    }
  const what = unreachable.includes(code) ? 'no connection, packets get no answer' : 'no connection'
  return {
    text: `${where}: ${what} (${code}: ${reason}).${direct}`,
    variable,
    remedy: `let the network through to ${where} (security group, firewall, route), or correct ${variable}${container(host)}`,
  }
}

async function othersAt({ host, port }: Target): Promise<string> {
  const others = Object.entries(knownPorts).filter(([other]) => Number(other) !== port)
  const tried = await Promise.all(
    others.map(async ([other, what]) =>
      'address' in (await tryConnect(host, Number(other), otherPortMs)) ? `${other} (${what})` : undefined,
    ),
  )
  const open = tried.filter((one) => one !== undefined)
  return open.length === 0 ? '' : ` Something does at ${open.join(' and ')}.`
}

/** For names that only Docker or the like gives, whose name server may answer nothing at all for those that it does not know. */
function ofContainer(host: string): string {
  return /^[^.]+$|\.internal$/.test(host)
    ? '. Names of containers and services are known in their own network only: run this there, or name a host that is known here'
    : ''
}

function container(host: string): string {
  if (!/^(?:localhost|127\.|::1$)/.test(host) || !inContainer()) return ''
  return `; ${host} is this container itself, in which Jaeger hardly runs`
}

function inContainer(): boolean {
  return existsSync('/.dockerenv') || environmentNames().includes('ECS_CONTAINER_METADATA_URI_V4')
}
