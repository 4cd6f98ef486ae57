import type { LogDestination } from './destination'

const escapeSequence = /\\./g
// Raw in JSON: delete, C1 controls, and the characters that turn the direction of writing
const rawControl = /[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/**
 * Lines for people instead of JSON, made in this process and written at once; colours only on a terminal. Control characters in what was
 * logged are shown as `\u001b`, so that they cannot steer the terminal. pino-pretty is loaded here and nowhere else.
 */
export function prettyDestination(target: LogDestination, onTerminal: boolean): LogDestination {
  const { prettyFactory, isColorSupported } = require('pino-pretty') as typeof import('pino-pretty')
  const format = prettyFactory({
    colorize: onTerminal && isColorSupported,
    ignore: 'service,env,revision',
    messageFormat: (line, key) => `${inLines(String(line[key]))}${requestSummary(line)}`,
    translateTime: 'SYS:HH:MM:ss.l',
  }) as (line: string) => string | undefined
  const pretty = (line: string) => {
    try {
      return format(line) ?? line
    } catch {
      // pino-pretty calls methods of what was logged: a field named toString takes its place
      return line
    }
  }
  return {
    write: (line) => target.write(pretty(visible(line))),
    flush: (callback) => (target.flush ? target.flush(callback) : callback?.()),
    flushSync: () => target.flushSync?.(),
  }
}

/** A message of several lines, indented; a table begins below the rest. */
function inLines(message: string): string {
  return `${message.startsWith('┌') ? '\n' : ''}${message}`.replaceAll('\n', '\n    ')
}

/** What people look for first in the line of a request; nothing for any other line. */
function requestSummary({ method, path, status, durationMs }: Record<string, unknown>): string {
  return status === undefined || durationMs === undefined
    ? ''
    : `: ${method} ${path} ${status}, ${durationMs} ms`
}

/** A line of JSON whose control characters, apart from line break and tab, are spelled out in its strings. */
function visible(line: string): string {
  return line
    .replace(escapeSequence, (sequence) =>
      '"\\/nt'.includes(sequence.charAt(1)) ? sequence : `\\${sequence}`,
    )
    .replace(rawControl, (character) => `\\\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
