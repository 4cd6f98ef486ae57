import { lookup } from 'node:dns/promises'
import { connect } from 'node:net'
import { performance } from 'node:perf_hooks'
import { errorMessage } from '@voluntarily/config'

/** Whether something listens. `code` is Node's, or TIMEOUT. */
export type Connection = { readonly address: string } | { readonly code: string; readonly reason: string }

/** Connects and hangs up. */
export async function tryConnect(host: string, port: number, timeoutMs: number): Promise<Connection> {
  try {
    const end = performance.now() + timeoutMs
    await lookUp(host, timeoutMs)
    return await connectTo(host, port, Math.max(1, end - performance.now()))
  } catch (error) {
    return failureOf(error)
  }
}

/** Looks up a name, and connects to nothing. */
export async function tryLookUp(host: string, timeoutMs: number): Promise<Connection> {
  try {
    return await lookUp(host, timeoutMs)
  } catch (error) {
    return failureOf(error)
  }
}

/** The code of an error, ERROR where it has none, and what it says. */
export function failureOf(error: unknown): { code: string; reason: string } {
  const { code = 'ERROR' } = error as NodeJS.ErrnoException
  return { code: String(code), reason: errorMessage(error as Error) }
}

function connectTo(host: string, port: number, timeoutMs: number): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port })
    const timer = setTimeout(() => socket.destroy(timeout(timeoutMs)), timeoutMs)
    socket.once('connect', () => {
      resolve({ address: socket.remoteAddress ?? host })
      socket.destroy()
    })
    socket.once('error', reject)
    socket.once('close', () => clearTimeout(timer))
  })
}

// a look-up cannot be cut; the code is the one that the system's own limit has
async function lookUp(host: string, timeoutMs: number): Promise<{ address: string }> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(timeout(timeoutMs), { code: 'EAI_AGAIN' })), timeoutMs)
  })
  return Promise.race([lookup(host), late]).finally(() => clearTimeout(timer))
}

/** An error with the code TIMEOUT. */
export function timeout(timeoutMs: number): Error {
  return Object.assign(new Error(`no answer within ${Math.round(timeoutMs)} ms`), { code: 'TIMEOUT' })
}
