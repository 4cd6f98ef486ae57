import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Choice, chooseInstrumentations } from '../src/instrumentations/choose-instrumentations'
import { instrumentationTable, knownInstrumentations } from '../src/instrumentations/instrumentation-table'
import type { TracingSettings } from '../src/resolve-settings'

interface Situation {
  has?: string[]
  only?: string[]
  not?: string[]
  options?: TracingSettings['options']['instrumentations']
  sending?: boolean
  logs?: TracingSettings['logsExporters']
}

function choice({ has = [], only, not = [], options, sending = true, logs = [] }: Situation): Choice {
  const wishes = {
    onlyInstrumentations: only,
    notInstrumentations: not,
    options: options ? { instrumentations: options } : {},
    logsExporters: logs,
  }
  return chooseInstrumentations(
    wishes,
    { has: (library) => has.includes(library), isLoaded: () => false },
    sending,
  )
}

const names = (situation: Situation) => choice(situation).chosen.map(({ name }) => name)

test.each<[string, Situation, string[]]>([
  ['an app without libraries', {}, ['http', 'undici']],
  [
    'an app with some',
    { has: ['pg', 'ioredis', 'express', 'router', 'pino'] },
    ['http', 'undici', 'pg', 'ioredis'],
  ],
  [
    'mongoose, which brings the driver along',
    { has: ['mongoose', 'mongodb'] },
    ['http', 'undici', 'mongoose'],
  ],
  ['the driver alone', { has: ['mongodb'] }, ['http', 'undici', 'mongodb']],
  [
    'the driver asked for beside mongoose',
    { has: ['mongoose', 'mongodb'], options: { mongodb: true } },
    ['http', 'undici', 'mongoose', 'mongodb'],
  ],
  [
    'layers turned on by option',
    { options: { express: true, router: true } },
    ['http', 'undici', 'express', 'router'],
  ],
  ['the only ones by variable', { has: ['pg'], only: ['express', 'router'] }, ['express', 'router']],
  ['some left out by variable', { has: ['pg'], not: ['pg', 'undici'] }, ['http']],
  ['a variable that both names and leaves out', { only: ['http', 'pg'], not: ['pg'] }, ['http']],
  [
    'an option against a variable',
    { has: ['pg'], not: ['pg'], options: { pg: true, http: false } },
    ['undici', 'pg'],
  ],
  [
    'a full package name',
    { options: { '@opentelemetry/instrumentation-fs': true } as never },
    ['http', 'undici', 'fs'],
  ],
  ['log records', { has: ['pino'], logs: ['otlp'] }, ['http', 'undici', 'pino']],
  ['no exporter', { has: ['pg'], sending: false }, ['http', 'undici']],
])('given %s, when the instrumentations are chosen, then they are these', (_what, situation, expected) => {
  expect(names(situation)).toEqual(expected)
})

test('given names that nothing is known of, when the instrumentations are chosen, then they are named and left out', () => {
  expect(choice({ only: ['http', 'htpt'], options: { postgres: true } }).unknown).toEqual([
    'postgres',
    'htpt',
  ])
  expect(names({ only: ['http', 'htpt'] })).toEqual(['http'])
})

test('given a configuration in code, when an instrumentation is chosen, then it is laid over the own one', () => {
  const [pg] = choice({
    has: ['pg'],
    only: ['pg'],
    options: { pg: { enhancedDatabaseReporting: true } },
  }).chosen
  expect(pg?.config).toEqual({ requireParentSpan: true, enhancedDatabaseReporting: true })
})

test('given the names that are known, when they are resolved, then each is a package that auto-instrumentations-node brings', () => {
  const folder = dirname(require.resolve('@opentelemetry/auto-instrumentations-node'))
  const { dependencies } = JSON.parse(readFileSync(join(folder, '../../package.json'), 'utf8')) as {
    dependencies: object
  }
  const brought = Object.keys(dependencies).flatMap(
    (name) => /^@opentelemetry\/instrumentation-(.+)$/.exec(name)?.[1] ?? [],
  )
  expect([...knownInstrumentations].sort()).toEqual(brought.sort())
  expect(instrumentationTable.filter(({ name }) => !brought.includes(name))).toEqual([])
})
