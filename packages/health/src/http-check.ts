import type { Check, CheckOptions } from './check'
import { Problems } from './problems'
import { checkOptionNames, validateCheckOptions } from './resolve-checks'

export interface HttpCheckOptions extends CheckOptions {
  /** Default GET. */
  method?: string | undefined
  /** The status that is right, or several; default 200 to 299. */
  expectedStatus?: number | readonly number[] | undefined
  /** Sent along; the place for credentials. They are never shown. */
  headers?: Readonly<Record<string, string>> | undefined
}

const mostBodyBytes = 65_536
const optionNames: readonly (keyof HttpCheckOptions)[] = [
  'method',
  'expectedStatus',
  'headers',
  ...checkOptionNames,
]

/**
 * Asks something over HTTP. A redirect is an answer like any other and is not followed, so headers go to this host only.
 * @param url http or https, without user and password
 * @throws HealthOptionsError `ERR_HEALTH_OPTIONS`
 */
export function httpCheck(url: string | URL, options: HttpCheckOptions = {}): Check {
  const { method = 'GET', expectedStatus, headers = {}, ...checkOptions } = options
  validate(url, options)
  const target = new URL(url)
  const expected = expectedStatus === undefined ? undefined : [expectedStatus].flat()

  return {
    ...checkOptions,
    componentType: 'component',
    async check(signal) {
      const response = await fetch(target, { method, headers, signal, redirect: 'manual' })
      await discardBody(response)
      if (expected === undefined ? response.ok : expected.includes(response.status)) return
      throw new Error(
        `${target.origin}${target.pathname} answered ${response.status}, expected ${expected?.join(' or ') ?? '200 to 299'}`,
      )
    },
  }
}

function validate(url: unknown, options: HttpCheckOptions): void {
  const { method, expectedStatus, headers } = options
  const problems = new Problems()
  const parsed = URL.canParse(String(url)) ? new URL(String(url)) : undefined
  // Not quoted: it may hold a password or a token.
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol)) {
    problems.found.push('url: expected an address that starts with http:// or https://')
  } else if (parsed.username !== '' || parsed.password !== '') {
    problems.found.push('url: expected no user and password in it; send them in `headers` (authorization)')
  }
  problems.knownKeys('', options, optionNames)
  validateCheckOptions(problems, '', options)
  try {
    new Request('http://localhost', { method: method ?? 'GET', headers: headers ?? {} })
  } catch {
    problems.found.push('method, headers: expected an HTTP method and headers that can be sent')
  }
  const statuses: readonly unknown[] = expectedStatus === undefined ? [200] : [expectedStatus].flat()
  if (statuses.length === 0 || statuses.some((status) => !isStatus(status))) {
    problems.add('expectedStatus', 'a status from 200 to 599 or a list of them', expectedStatus)
  }
  problems.throwIfAny('httpCheck')
}

function isStatus(status: unknown): boolean {
  return Number.isInteger(status) && (status as number) >= 200 && (status as number) <= 599
}

// Read, so that the connection can be used again; but a dependency that never stops sending is cut off.
async function discardBody({ body }: Response): Promise<void> {
  if (body === null) return
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > mostBodyBytes) break
  }
}
