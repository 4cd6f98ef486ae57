import type { Fault } from '../findings'
import type { ReadBack } from '../read-back'
import { isOfTls, tlsFault } from './tls-fault'

const variable = 'JAEGER_UI_URL'

/** Why Jaeger's query API does not say whether the span is there. */
export function queryFault({ state, answer }: ReadBack, base: string): Fault {
  const where = `Jaeger's query API at ${base}`
  const status = 'status' in answer ? answer.status : undefined
  const { username, pathname } = new URL(base)
  if (state === 'denied')
    return {
      text: untold(
        `${where} ${username === '' ? 'wants to know who asks' : `does not accept the credentials in ${variable}`} (${status})`,
      ),
      variable,
      remedy: `${username === '' ? `put user:password@ before the host in ${variable}` : `correct the credentials in ${variable}`}, or set it to an address inside the network that needs no access, or look for the trace in Jaeger by hand`,
    }
  if ('location' in answer && answer.location !== undefined && URL.canParse(answer.location, base))
    return {
      text: untold(
        `${where} answers ${status} and points to ${new URL(answer.location, base).origin}, mostly for a page to log in`,
      ),
      variable,
      remedy: `set ${variable} to an address of Jaeger itself, behind what asks people to log in, or to where that points`,
    }
  const page = /\/(?:search|trace|dependencies|monitor|api)(?:\/.*)?$/.exec(pathname)
  if (state === 'elsewhere' && page)
    return {
      text: untold(`${variable} names a page of Jaeger's, not where all of them are (${base})`),
      variable,
      remedy: `take ${page[0]} off ${variable}`,
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
