import { malformedParameter } from '../http/bad-request'

/**
 * The id of a trace as it is kept: 32 digits in lower case. Shorter ones get zeros in front, as Jaeger does it for the 64 bits of
 * older libraries.
 * @throws BadRequest
 */
export function traceIdOf(text: string): string {
  if (!/^[\da-f]{1,32}$/i.test(text))
    throw malformedParameter('trace_id', text, 'an id of at most 32 hexadecimal digits')
  return text.toLowerCase().padStart(32, '0')
}
