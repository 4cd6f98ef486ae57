import { createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { deferProblems, type Environment, mask, readSettings } from '@voluntarily/config'
import { requestSpecs } from './settings'
import { tokenMatcher } from './token-matcher'

const debugHeader = 'x-debug-token'
const markDigits = 32

interface DebugToken {
  readonly text: string
  readonly matches: (given: unknown) => boolean
}

let current: DebugToken | undefined

/** Reads DEBUG_TOKEN; unset, one that was there before stays. One that is wrong is kept for loadConfig and observe to tell of. */
export function readDebugToken(environment?: Environment): void {
  const { values, problems } = readSettings(requestSpecs, { environment })
  deferProblems(problems)
  if (values.DEBUG_TOKEN !== undefined) setDebugToken(values.DEBUG_TOKEN)
}

/** Sets the token with which a request asks to be debugged; undefined: none can. */
export function setDebugToken(token: string | undefined): void {
  current = token === undefined ? undefined : { text: token, matches: tokenMatcher(token) }
}

/** Whether any request can ask to be debugged. */
export function canDebugRequests(): boolean {
  return current !== undefined
}

/**
 * Whether the request carries the debug token. The header is taken off it, right or wrong, so that nothing shows it or passes it on.
 */
export function takeDebugToken(req: IncomingMessage): boolean {
  if (!current) return false
  const given: unknown = req.headers[debugHeader]
  if (given === undefined) return false
  takeOff(req)
  return current.matches(given)
}

/**
 * What tells another service with the same token that a trace is of a debug request, without telling the token: 32 hexadecimal digits of
 * HMAC-SHA256 over the trace's id. Undefined when there is no token.
 */
export function debugMark(traceId: string): string | undefined {
  return current && createHmac('sha256', current.text).update(traceId).digest('hex').slice(0, markDigits)
}

/** Whether this is the mark of that trace. */
export function isDebugMark(traceId: string, mark: string): boolean {
  const right = debugMark(traceId)
  return right !== undefined && tokenMatcher(right)(mark)
}

function takeOff(req: IncomingMessage): void {
  delete req.headers[debugHeader]
  const { rawHeaders } = req
  // a stand-in of a test or an adapter may have none
  if (!Array.isArray(rawHeaders)) return
  // Node remembers how many there are
  for (let i = 0; i < rawHeaders.length - 1; i += 2)
    if (rawHeaders[i]?.toLowerCase() === debugHeader) rawHeaders[i + 1] = mask
}
