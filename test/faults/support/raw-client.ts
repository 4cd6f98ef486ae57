import { connect, type Socket } from 'node:net'

/** A request as its bytes, one character a byte. */
export interface RawRequest {
  readonly text: string
  /** Whether a connection can be kept after it: nothing in it says where it ends but its empty line. */
  readonly plain: boolean
}

/** Sends one request after the other, on a kept connection where that is safe. */
export class RawClient {
  readonly #port: number
  #socket: Socket | undefined

  constructor(port: number) {
    this.#port = port
  }

  /** The status of the answer, `closed` when the connection was closed without one, `silent` when none came in that time. */
  send({ text, plain }: RawRequest, silentMs: number): Promise<string> {
    // the server closes one that was idle for a while
    if (!plain || this.#socket?.readyState !== 'open') this.close()
    const kept = this.#socket
    const socket = kept ?? connect({ port: this.#port, host: '127.0.0.1', noDelay: true })
    this.#socket = undefined
    return new Promise((resolve) => {
      let answer = ''
      const finish = (status: string, keep = false) => {
        clearTimeout(timer)
        socket.removeAllListeners()
        socket.on('error', () => {})
        if (keep && plain) this.#socket = socket
        else socket.destroy()
        resolve(status)
      }
      const timer = setTimeout(() => finish('silent'), silentMs)
      socket.setEncoding('latin1')
      socket.on('data', (part: string) => {
        answer += part
        const { status, ended, keep } = readAnswer(answer, text.startsWith('HEAD '))
        if (ended) finish(status, keep)
      })
      socket.on('error', () => finish(readAnswer(answer, true).status))
      socket.on('close', () => finish(readAnswer(answer, true).status))
      socket.write(text, 'latin1')
    })
  }

  close(): void {
    this.#socket?.destroy()
    this.#socket = undefined
  }
}

/** What an answer says so far; 1xx answers are passed over. */
function readAnswer(answer: string, withoutBody: boolean): { status: string; ended: boolean; keep: boolean } {
  let from = 0
  for (;;) {
    const end = answer.indexOf('\r\n\r\n', from)
    if (end === -1) return { status: 'closed', ended: false, keep: false }
    const head = answer.slice(from, end)
    const status = head.slice(9, 12)
    from = end + 4
    if (status.startsWith('1')) continue
    const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? Number.NaN)
    const noBody = withoutBody || status === '204' || status === '304'
    if (!noBody && answer.length - from < length) return { status, ended: false, keep: false }
    const keep = !/^connection: close/im.test(head) && (noBody || answer.length - from === length)
    return { status, ended: true, keep }
  }
}
