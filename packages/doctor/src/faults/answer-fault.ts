import type { Certificates } from '../certificates'
import type { Fault } from '../findings'
import { heard } from '../heard'
import type { Answered } from '../network/http-request'
import type { Target } from '../targets'
import { pathFault } from './path-fault'

/** Names the fault behind an answer by HTTP to an export; undefined when it is an answer that an export gets when all is well. */
export async function answerFault(
  target: Target,
  answer: Answered,
  tls: Certificates,
  timeoutMs: number,
): Promise<Fault | undefined> {
  const { status, location, text } = answer
  const { shown, variables } = target
  const { address, access, protocol } = variables
  if (status >= 200 && status < 300) return undefined
  if (status >= 300 && status < 400)
    return {
      text: `${shown} answers ${status} and points elsewhere${location === undefined ? '' : `, to ${heard(absolute(location, target.url), target)}`}: exporters do not follow`,
      variable: address,
      remedy: `set ${address} to where it points${address === 'OTEL_EXPORTER_OTLP_ENDPOINT' ? ', without /v1/traces, which is added' : ''}`,
    }
  if (status === 400 && /\bHTTPS\b/i.test(text)) return wantsTls(target)
  if (status === 401 || status === 403)
    return {
      text: `${shown} answers ${status}: ${Object.keys(target.headers).length === 0 ? 'it wants to know who sends, and nothing is set' : 'what is set is not accepted'}`,
      variable: access,
      remedy: accessRemedy(access),
    }
  if (status === 404 || status === 405) return pathFault(target, String(status), tls, timeoutMs)
  if (status === 407)
    return {
      text: `${shown} answers 407: a proxy listens there and wants to know who asks`,
      variable: address,
      remedy: `set ${address} to the collector itself`,
    }
  if (status === 413)
    return {
      text: `${shown} answers 413: what is sent at once is too large for it`,
      variable: 'OTEL_BSP_MAX_EXPORT_BATCH_SIZE',
      remedy:
        'set OTEL_BSP_MAX_EXPORT_BATCH_SIZE to less than 512, or raise the limit there (a load balancer or proxy in front of the collector)',
    }
  if (status === 429)
    return {
      text: `${shown} answers 429: it takes no more for now`,
      variable: 'OTEL_TRACES_SAMPLER_ARG',
      remedy:
        'raise the limit there, or send less: OTEL_TRACES_SAMPLER=parentbased_traceidratio with OTEL_TRACES_SAMPLER_ARG=0.1',
    }
  if (status >= 500)
    return {
      text: `${shown} answers ${status}: the collector, or what is in front of it, has a fault of its own${inWords(heard(text, target))}`,
      variable: address,
      remedy: `look into its log; behind a load balancer, whether it has a healthy target. Else set ${address} to another`,
    }
  return {
    text: `${shown} answers ${status}: it does not take what ${target.protocol} sends${inWords(heard(text, target))}`,
    variable: protocol,
    remedy: `set ${protocol} to what it takes, or ${address} to one that takes ${target.protocol}`,
  }
}

/** Http is set, and TLS is spoken. */
export function wantsTls({ host, port, variables }: Target): Fault {
  return {
    text: `http is set, but ${host}:${port} speaks TLS`,
    variable: variables.address,
    remedy: `begin ${variables.address} with https://`,
  }
}

/** What to do about an access that is refused. */
export function accessRemedy(variable: string): string {
  if (variable.endsWith('HEADERS'))
    return `set ${variable} to what it asks for, mostly the header authorization: name=value, comma-separated, with a blank in a value as %20`
  if (variable.endsWith('USER')) return `set ${variable} and OTEL_EXPORTER_JAEGER_PASSWORD`
  return `set ${variable} to where no access is asked for`
}

function absolute(location: string, base: URL): string {
  return URL.canParse(location, base.href) ? new URL(location, base).href : location
}

function inWords(text: string): string {
  const words = text.trim().replace(/\s+/g, ' ')
  return words === '' || words.startsWith('<') || !/^[\x20-\x7e]*$/.test(words)
    ? ''
    : ` ("${words.slice(0, 120)}")`
}
