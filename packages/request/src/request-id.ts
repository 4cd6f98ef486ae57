import { randomUUID } from 'node:crypto'

const sane = /^[A-Za-z0-9._:/+=@~-]{1,128}$/

/**
 * The id of a request: the header's value when it is sane (1 to 128 characters of `A-Z a-z 0-9 . _ : / + = @ ~ -`), else a random UUID.
 * A header that came twice is not sane.
 */
export function requestIdFrom(header: string | string[] | undefined): string {
  return typeof header === 'string' && sane.test(header) ? header : randomUUID()
}
