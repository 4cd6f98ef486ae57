import { functionText, isError, text } from './plain-error'
import { plainValue } from './plain-value'
import { read, type Walk } from './walk'

const placeholder = /%([sdifoOjc%])/g

/** A message with its placeholders filled in, and the arguments for which there was none. */
export interface FormattedMessage {
  readonly message: string
  readonly rest: readonly unknown[]
}

/** Fills `%s`, `%d`, `%i`, `%f`, `%j`, `%o`, `%O` and `%%` as pino does; objects are made plain and masked first. Never throws. */
export function formatMessage(format: string, args: readonly unknown[], walk: Walk): FormattedMessage {
  if (args.length === 0) return { message: format, rest: args }
  let used = 0
  const message = format.replace(placeholder, (whole, kind: string) => {
    if (kind === '%') return '%'
    if (used >= args.length) return whole
    return fill(kind, args[used++], walk)
  })
  return { message, rest: args.slice(used) }
}

function fill(kind: string, value: unknown, walk: Walk): string {
  switch (kind) {
    case 's':
      return plainText(value, walk)
    case 'd':
    case 'f':
      return typeof value === 'bigint' ? String(value) : String(toNumber(value))
    case 'i':
      return typeof value === 'bigint' ? String(value) : String(Math.floor(toNumber(value)))
    case 'c':
      return ''
    default:
      return text(typeof value === 'string' ? `'${plainValue(value, walk)}'` : plainValue(value, walk))
  }
}

function toNumber(value: unknown): number {
  return ['object', 'function', 'symbol'].includes(typeof value) ? Number.NaN : Number(value)
}

/** A value as it reads in a sentence. */
export function plainText(value: unknown, walk: Walk): string {
  if (isError(value)) {
    const [name, message] = ['name', 'message'].map((key) => text(plainValue(read(value, key), walk)))
    return text(plainValue(`${name}: ${message}`, walk))
  }
  if (typeof value === 'function') return functionText(value)
  return text(plainValue(value, walk))
}
