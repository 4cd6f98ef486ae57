import { isIP } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import { failureOf, timeout } from './connect'

/** What a TLS handshake came to. */
export type Handshake =
  | { readonly validTo: string; readonly trusted: boolean }
  | { readonly code: string; readonly reason: string; readonly names?: string }

export interface HandshakeOptions {
  readonly host: string
  readonly port: number
  /** Contents of PEM files. */
  readonly ca?: Buffer | undefined
  readonly cert?: Buffer | undefined
  readonly key?: Buffer | undefined
  /** False: any certificate will do, as it is only asked whether TLS is spoken. */
  readonly verify?: boolean
}

/** Tries a TLS handshake, and hangs up. */
export function shakeHands(
  { host, port, ca, cert, key, verify = true }: HandshakeOptions,
  timeoutMs: number,
): Promise<Handshake> {
  return new Promise((resolve) => {
    let socket: TLSSocket
    try {
      socket = connect({
        host,
        port,
        ca,
        cert,
        key,
        // left to Node otherwise, as the exporters do
        ...(!verify && { rejectUnauthorized: false }),
        ALPNProtocols: ['h2', 'http/1.1'],
        ...(isIP(host) === 0 && { servername: host }),
      })
    } catch (error) {
      resolve(failureOf(error))
      return
    }
    const timer = setTimeout(() => socket.destroy(timeout(timeoutMs)), timeoutMs)
    socket.once('secureConnect', () => {
      resolve({ validTo: socket.getPeerCertificate().valid_to, trusted: socket.authorized })
      socket.destroy()
    })
    socket.once('error', (error) => resolve({ ...failureOf(error), ...namesIn(error) }))
    socket.once('close', () => {
      clearTimeout(timer)
      resolve({ code: 'CLOSED', reason: 'the connection was closed' })
    })
  })
}

function namesIn(error: Error): { names?: string } {
  const { cert } = error as { cert?: { subjectaltname?: string; subject?: { CN?: string } } }
  const names = cert?.subjectaltname ?? cert?.subject?.CN
  return names === undefined ? {} : { names: names.replaceAll(/DNS:|IP Address:/g, '') }
}
