import { connect } from 'node:net'

const delayMs = 250
const limitMs = 2_000

/**
 * Tries once, soon after the start, whether anything listens where spans will be sent: otherwise nobody hears of an absent collector before the
 * first export has failed, with its repeats. Sends nothing and keeps nothing alive.
 * @param url where spans go
 * @param onAbsent called with the reason when nothing listens
 */
export function probeCollector(url: string, closing: AbortSignal, onAbsent: (error: Error) => void): void {
  // not while the app loads, which has better things to do
  setTimeout(() => {
    if (!closing.aborted) probe(url, closing, onAbsent)
  }, delayMs).unref()
}

function probe(url: string, closing: AbortSignal, onAbsent: (error: Error) => void): void {
  const { hostname, port, protocol } = new URL(url)
  const host = hostname.replace(/^\[(.*)\]$/, '$1')
  const socket = connect({ host, port: Number(port || (protocol === 'https:' ? 443 : 80)), signal: closing })
  socket.unref()
  // An app that is still loading blocks the event loop for seconds: a connection that was made meanwhile is read in the coming turn.
  const timer = setTimeout(() => {
    setImmediate(() =>
      socket.destroy(socket.connecting ? new Error(`no connection within ${limitMs} ms`) : undefined),
    )
  }, limitMs)
  timer.unref()
  socket.once('connect', () => socket.destroy())
  socket.once('close', () => clearTimeout(timer))
  socket.once('error', (error) => {
    if (!closing.aborted) onAbsent(error)
  })
}
