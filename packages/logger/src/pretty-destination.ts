import type { LogDestination } from './destination'

const escapeSequence = /\\./g
const stringOrKey = /"[^"\\]*(?:\\.[^"\\]*)*":?/g
// Raw in JSON: delete, C1 controls, line separators, the byte order mark, and the characters that turn the direction of writing
const rawControl = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g

/**
 * Lines for people instead of JSON, made in this process and written at once; colours only on a terminal. Control characters in what was
 * logged are shown as `\u001b`, so that they cannot steer the terminal, and nothing that was logged begins a line of its own at the margin.
 * pino-pretty is loaded here and nowhere else.
 */
export function prettyDestination(target: LogDestination, onTerminal: boolean): LogDestination {
  const { prettyFactory, isColorSupported } = require('pino-pretty') as typeof import('pino-pretty')
  const format = prettyFactory({
    colorize: onTerminal && isColorSupported,
    ignore: 'service,env,revision',
    // these stand between the level and the message
    customPrettifiers: { name: inOneLine, pid: inOneLine, hostname: inOneLine, caller: inOneLine },
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
    : inOneLine(`: ${method} ${path} ${status}, ${durationMs} ms`)
}

function inOneLine(value: unknown): string {
  return String(value).replaceAll('\n', '\\n').replaceAll('\t', '\\t')
}

/** A line of JSON whose control characters are spelled out in its strings, apart from line break and tab in a value, which may be laid out. */
function visible(line: string): string {
  return spelledOut(line, '"\\/nt')
    .replace(rawControl, (character) => `\\\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(stringOrKey, (token) => (token.endsWith(':') ? spelledOut(token, '"\\/') : token))
}

function spelledOut(json: string, kept: string): string {
  return json.replace(escapeSequence, (sequence) =>
    kept.includes(sequence.charAt(1)) ? sequence : `\\${sequence}`,
  )
}
