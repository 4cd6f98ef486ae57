import type { TracingSettings } from '../resolve-settings'
import type { AppLibraries } from './app-libraries'
import {
  instrumentationTable,
  knownInstrumentations,
  logRecordsRow,
  type TableRow,
} from './instrumentation-table'

export interface ChosenInstrumentation {
  readonly name: string
  readonly libraries: readonly string[]
  readonly config: Readonly<Record<string, unknown>>
}

export interface Choice {
  readonly chosen: readonly ChosenInstrumentation[]
  /** Names that were asked for and that nothing is known of. */
  readonly unknown: readonly string[]
}

type Wishes = Pick<
  TracingSettings,
  'onlyInstrumentations' | 'notInstrumentations' | 'options' | 'logsExporters'
>

/**
 * The instrumentations to load. Option in code first; then OTEL_NODE_ENABLED_INSTRUMENTATIONS, which names the only ones, and
 * OTEL_NODE_DISABLED_INSTRUMENTATIONS; else those of the table whose library the app has.
 * @param sending false when no span leaves the process: then only those that pass the trace on are of use
 */
export function chooseInstrumentations(wishes: Wishes, libraries: AppLibraries, sending: boolean): Choice {
  const only = wishes.onlyInstrumentations?.map(shortName)
  const not = wishes.notInstrumentations.map(shortName)
  const asked = new Map(
    Object.entries(wishes.options.instrumentations ?? {}).map(([name, option]) => [shortName(name), option]),
  )
  const table =
    wishes.logsExporters.length > 0 ? [...instrumentationTable, logRecordsRow] : instrumentationTable
  const rows = new Map(table.map((row) => [row.name, row]))

  const isWanted = (name: string): boolean => {
    const option = asked.get(name)
    if (option !== undefined) return option !== false
    if (not.includes(name)) return false
    if (only) return only.includes(name)
    const row = rows.get(name)
    return row !== undefined && isUseful(row, libraries, sending || row === logRecordsRow)
  }
  const names = new Set([...rows.keys(), ...asked.keys(), ...(only ?? []), ...not])
  const known = [...names].filter((name) => knownInstrumentations.has(name))
  return {
    chosen: known.filter(isWanted).map((name) => choose(name, rows.get(name), asked.get(name))),
    unknown: [...names].filter((name) => !knownInstrumentations.has(name)),
  }
}

function isUseful(
  { libraries: needed, unless }: TableRow,
  libraries: AppLibraries,
  sending: boolean,
): boolean {
  if (needed.length === 0) return true
  if (!sending || (unless !== undefined && libraries.has(unless))) return false
  return needed.some((library) => libraries.has(library))
}

function choose(name: string, row: TableRow | undefined, asked: unknown): ChosenInstrumentation {
  const own = typeof asked === 'object' && asked !== null ? asked : {}
  return { name, libraries: row?.libraries ?? [], config: { ...row?.config, ...own } }
}

function shortName(name: string): string {
  return name.replace(/^@opentelemetry\/instrumentation-/, '')
}
