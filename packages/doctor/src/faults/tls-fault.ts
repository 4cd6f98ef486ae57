import type { Fault } from '../findings'
import type { Handshake } from '../network/handshake'
import type { TargetVariables } from '../otlp-variables'
import type { Target } from '../targets'

const unknownIssuer = [
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'CERT_UNTRUSTED',
]
const notTls =
  /WRONG_VERSION_NUMBER|wrong version number|PACKET_LENGTH_TOO_LONG|packet length too long|UNEXPECTED_MESSAGE/
const wantsCertificate =
  /CERTIFICATE_REQUIRED|certificate required|HANDSHAKE_FAILURE|handshake failure|BAD_CERTIFICATE|bad certificate/

/** A place that is reached by TLS, and the variables that say how. */
interface TlsPlace extends Pick<Target, 'host' | 'port' | 'certificates'> {
  readonly variables: Pick<TargetVariables, 'address' | 'authority' | 'clientCertificate'>
}

/** Whether a connection failed for a reason that tlsFault can name. */
export function isOfTls({ code, reason }: { code: string; reason: string }): boolean {
  return unknownIssuer.includes(code) || /^(?:CERT_|ERR_TLS_)/.test(code) || notTls.test(`${code} ${reason}`)
}

/** Names what keeps a TLS connection from being trusted or made. */
export function tlsFault(
  { host, port, variables, certificates }: TlsPlace,
  { code, reason, names }: Extract<Handshake, { code: string }>,
): Fault {
  const where = `${host}:${port}`
  if (unknownIssuer.includes(code))
    return untrusted(where, code, variables.authority, certificates.ca !== undefined)
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID')
    return {
      text: `the certificate of ${where} ${code === 'CERT_HAS_EXPIRED' ? 'has expired' : 'is not valid yet'} (${code}), or the clock here is wrong`,
      variable: variables.address,
      remedy: `have the certificate renewed at ${where}, or set ${variables.address} to where a valid one is`,
    }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return {
      text: `the certificate of ${where} is not for ${host}${names === undefined ? '' : `, but for ${names}`} (${code})`,
      variable: variables.address,
      remedy: `set ${variables.address} to a host name that the certificate is for`,
    }
  if (code === 'TIMEOUT')
    return {
      text: `${where} takes the connection, and does not answer in TLS (${reason})`,
      variable: variables.address,
      remedy: `look at what listens at ${where}: it hangs, or wants http://. Else set ${variables.address} to another`,
    }
  if (notTls.test(`${code} ${reason}`) || code === 'CLOSED' || code === 'ECONNRESET')
    return {
      text: `https is set, but ${where} does not speak TLS (${code})`,
      variable: variables.address,
      remedy: `begin ${variables.address} with http://, or set it to the port for https`,
    }
  if (wantsCertificate.test(`${code} ${reason}`))
    return clientCertificateFault(where, variables.clientCertificate)
  return {
    text: `no TLS connection to ${where} (${code}: ${reason})`,
    variable: variables.address,
    remedy: `look at the certificate and the TLS versions of ${where}, and at ${variables.authority}`,
  }
}

/** What listens there wants to know who sends. */
export function clientCertificateFault(where: string, variable: string): Fault {
  const key = variable.replace(/CERTIFICATE$/, 'KEY')
  return {
    text: `${where} wants a certificate of the client`,
    variable,
    remedy:
      variable === key
        ? `set ${variable} to otlp, which can send one`
        : `set ${variable} and ${key} to PEM files that it accepts`,
  }
}

/** Whether an error at sending means that. */
export function wantsClientCertificate(reason: string): boolean {
  return /CERTIFICATE_REQUIRED|certificate required/.test(reason)
}

function untrusted(where: string, code: string, variable: string, isSet: boolean): Fault {
  return {
    text: `the certificate of ${where} is not trusted: ${/SELF_SIGNED/.test(code) ? 'it is self-signed, or its authority is' : 'its authority is not known'} (${code})`,
    variable,
    remedy: isSet
      ? `${variable} names another authority: set it to the PEM file with the one of ${where}`
      : `set ${variable} to a PEM file with its authority; for a self-signed one, with the certificate itself`,
  }
}
