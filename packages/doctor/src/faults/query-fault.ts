import type { Fault } from '../findings'
import type { ReadBack } from '../read-back'
import { isOfTls, tlsFault } from './tls-fault'

const variable = 'JAEGER_UI_URL'

/** Why Jaeger's query API does not say whether the span is there. */
export function queryFault({ state, answer }: ReadBack, base: string): Fault {
  const where = `Jaeger's query API at ${base}`
  const status = 'status' in answer ? answer.status : undefined
  if (state === 'denied')
    return {
      text: untold(`${where} wants to know who asks (${status})`),
      variable,
      remedy: `set ${variable} to an address inside the network that needs no access, or look for the trace in Jaeger by hand`,
    }
  if (state === 'elsewhere')
    return {
      text: untold(`what answers at ${base} is not Jaeger's query API (${status})`),
      variable,
      remedy: `set ${variable} to where Jaeger's UI is, such as http://jaeger:16686`,
    }
  if ('code' in answer && isOfTls(answer)) {
    const { text, ...rest } = tlsFault(placeOf(base), answer)
    return { text: untold(text), ...rest }
  }
  const why = 'code' in answer ? `${answer.code}: ${answer.reason}` : `it answers ${status}`
  return {
    text: untold(`${where} cannot be asked (${why})`),
    variable,
    remedy: `set ${variable} to where Jaeger's UI is, or look for the trace there by hand`,
  }
}

function untold(why: string): string {
  return `${why}, so that nobody can tell from here whether the span arrived`
}

function placeOf(base: string): Parameters<typeof tlsFault>[0] {
  const { hostname, port } = new URL(base)
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port || 443),
    certificates: {},
    variables: { address: variable, authority: 'NODE_EXTRA_CA_CERTS', clientCertificate: variable },
  }
}
