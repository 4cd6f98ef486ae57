import { Console } from 'node:console'
import { Writable } from 'node:stream'

type PrintingMethod =
  | 'count'
  | 'countReset'
  | 'dir'
  | 'group'
  | 'log'
  | 'table'
  | 'time'
  | 'timeEnd'
  | 'timeLog'

/** Gives the text that a console prints for a call, without the line break at its end. */
export type Printer = (method: PrintingMethod, args: readonly unknown[]) => string

/** A console of Node's own, with its counters and timers, that prints nowhere. Groups are not indented: requests that run side by side would indent each other. */
export function createPrinter(): Printer {
  let text = ''
  const stdout = new Writable({
    decodeStrings: false,
    write(chunk, _, done) {
      text += chunk
      done()
    },
  })
  const printing = new Console({ stdout, colorMode: false, groupIndentation: 0 })
  return (method, args) => {
    text = ''
    ;(printing[method] as (...args: unknown[]) => void)(...args)
    return text.replace(/\n$/, '')
  }
}
