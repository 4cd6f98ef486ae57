import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

export interface AnswersOptions {
  /** Answers at a time. Default 10. */
  readonly most?: number
  /** Milliseconds that one may take until it has been read, after which its connection is cut. Default 30000. */
  readonly longestMs?: number
}

/** Bounds the pages that are being answered: whoever asks and does not read is to cost the app neither its memory nor its time. */
export class AnswersUnderWay {
  readonly #bySocket = new Map<Socket, ServerResponse>()
  readonly #most: number
  readonly #longestMs: number

  constructor({ most = 10, longestMs = 30_000 }: AnswersOptions = {}) {
    this.#most = most
    this.#longestMs = longestMs
  }

  /** Takes it in, until it has been read. False when there are too many, or one on the same connection, which asks without waiting for its answers. */
  take(res: ServerResponse): boolean {
    const { socket } = res.req
    if (this.#bySocket.size >= this.#most || this.#bySocket.has(socket)) return false
    const timer = setTimeout(() => socket.destroy(), this.#longestMs).unref()
    const release = () => {
      clearTimeout(timer)
      socket.off('close', release)
      this.#bySocket.delete(socket)
    }
    this.#bySocket.set(socket, res)
    res.once('close', release)
    socket.once('close', release)
    return true
  }

  /** Prometheus keeps its connection for the next time, and a server that is closed would wait for that. */
  keepNoConnection(): void {
    for (const res of this.#bySocket.values()) if (!res.headersSent) res.setHeader('Connection', 'close')
  }
}
