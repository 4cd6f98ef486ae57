import { type Logger, pino } from 'pino'

/** A logger by the symbols under which pino keeps its parts. */
export type Internals = Record<symbol, unknown>

const names = {
  setLevel: 'pino.setLevel',
  levelVal: 'pino.levelVal',
  write: 'pino.write',
  asJson: 'pino.asJson',
  time: 'pino.time',
  stream: 'pino.stream',
  mixin: 'pino.mixin',
  hooks: 'pino.hooks',
} as const

/** The symbols of one pino. The app may have a pino of its own, whose symbols are other ones with the same names. */
export type PinoSymbols = Readonly<Record<keyof typeof names, symbol>>

/** Those of the pino that this package uses. */
export const ownSymbols: PinoSymbols = {
  setLevel: pino.symbols.setLevelSym,
  levelVal: pino.symbols.levelValSym,
  write: pino.symbols.writeSym,
  asJson: pino.symbols.asJsonSym,
  time: pino.symbols.timeSym,
  stream: pino.symbols.streamSym,
  mixin: pino.symbols.mixinSym,
  hooks: pino.symbols.hooksSym,
}

/** The symbols of the pino that made this logger; undefined when none did. */
export function pinoSymbols(logger: Logger): PinoSymbols | undefined {
  const found: Partial<Record<keyof typeof names, symbol>> = {}
  for (const key of Object.keys(names) as (keyof typeof names)[]) {
    const symbol = symbolNamed(logger, names[key])
    if (!symbol) return undefined
    found[key] = symbol
  }
  return found as PinoSymbols
}

function symbolNamed(logger: object, name: string): symbol | undefined {
  for (let owner: object | null = logger; owner; owner = Object.getPrototypeOf(owner)) {
    const found = Object.getOwnPropertySymbols(owner).find((key) => key.description === name)
    if (found) return found
  }
  return undefined
}
