const mostKept = 5

/** Looks at every line of a stream and keeps those that are wrong, the first few of them, and their number. */
export class CheckedLines {
  readonly #wrong: (line: string) => boolean
  #rest = ''
  readonly first: string[] = []
  count = 0
  wrong = 0

  constructor(wrong: (line: string) => boolean) {
    this.#wrong = wrong
  }

  readonly take = (text: string): void => {
    const lines = (this.#rest + text).split('\n')
    this.#rest = lines.pop() ?? ''
    for (const line of lines) this.#check(line)
  }

  /** What came after the last line break is a line as well. */
  end(): this {
    if (this.#rest !== '') this.#check(this.#rest)
    this.#rest = ''
    return this
  }

  #check(line: string): void {
    this.count++
    if (!this.#wrong(line)) return
    this.wrong++
    if (this.first.length < mostKept) this.first.push(line.slice(0, 500))
  }
}

/** Whether a line is anything but one JSON object. */
export function isNoJsonObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value !== 'object' || value === null || Array.isArray(value)
  } catch {
    return true
  }
}

// tabs move on, as line breaks do; all other controls, and what turns the direction of writing, steer a terminal
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/

// biome-ignore lint/suspicious/noControlCharactersInRegex: what begins a colour is one
const colour = /\u001b\[\d{1,2}m/g

/** Whether a line does anything to a terminal but to colour its own words. */
export function steersTerminal(line: string): boolean {
  return steering.test(line.replace(colour, ''))
}
