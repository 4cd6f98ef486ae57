import { createLogger, type LoggerOptions } from '../../src'

/** A destination that keeps its lines, as text and as objects. */
export function collector() {
  const texts: string[] = []
  return {
    texts,
    write: (text: string) => void texts.push(text),
    // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was logged
    get lines(): any[] {
      return texts.map((text) => JSON.parse(text))
    },
    // biome-ignore lint/suspicious/noExplicitAny: see above
    get last(): any {
      return JSON.parse(texts.at(-1) as string)
    },
  }
}

/** A logger that depends on nothing around it, and what it writes. */
export function loggerWithOutput(options: LoggerOptions = {}) {
  const output = collector()
  const logger = createLogger({
    destination: output,
    format: 'json',
    service: 'shop',
    environment: {},
    ...options,
  })
  return { logger, output }
}
