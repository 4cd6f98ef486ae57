import { limitLine } from './limit-line'
import { maskLine } from './mask-line'
import { describeFault, sayOnce } from './say-once'

export interface LineRules {
  readonly redactEmail: boolean
  readonly maxLineBytes: number
}

const beginning = /^\{"level":"\w+","time":"[\w:.-]+"/

/** The last thing done to a line of JSON before it is written: masked, then cut to length. A line that defeats this is left out, not written as it is. */
export function finishLine(line: string, rules: LineRules): string {
  try {
    return limitLine(maskLine(line, rules.redactEmail), rules.maxLineBytes)
  } catch (fault) {
    sayOnce(rules, 'finish', `a log line was left out, it could not be masked: ${describeFault(fault)}`)
    return `${beginning.exec(line)?.[0] ?? '{"level":"error"'},"msg":"[line left out: it could not be masked]"}\n`
  }
}
