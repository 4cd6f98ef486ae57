import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNode } from './support/run-node'

const print = (expression: string) => `console.log(JSON.stringify(${expression}))`
const otelFiles = "Object.keys(require.cache).filter((file) => file.includes('@opentelemetry'))"

test('given nothing loaded, when the prebuilt packages are used, then each is one entry and runs when it is asked for', () => {
  const { used, files, core } = runNode<{ used: string[]; files: string[]; core: string }>(`
    const used = usePrebuilt()
    const files = ${otelFiles}
    ${print("{ used, files, core: typeof require('@opentelemetry/core').hrTime }")}`)
  expect(used).toContain('@opentelemetry/sdk-trace')
  expect(files).toHaveLength(used.length)
  expect(core).toBe('function')
})

test('given the prebuilt packages, when they are asked for by require and by import, then there is one copy of each', () => {
  const same = runNode<boolean>(`
    usePrebuilt()
    const required = require('@opentelemetry/api')
    import('@opentelemetry/api').then((imported) => ${print('imported.trace === required.trace && imported.default.trace === required.trace')})`)
  expect(same).toBe(true)
})

test('given the prebuilt packages, when one of them makes something of the API, then it is of the copy that the app has', () => {
  const same = runNode<boolean>(`
    usePrebuilt()
    const { trace } = require('@opentelemetry/api')
    const { AlwaysOffSampler, TracerProvider } = require('@opentelemetry/sdk-trace')
    const span = new TracerProvider({ sampler: new AlwaysOffSampler() }).getTracer('a').startSpan('b')
    ${print('span.constructor === trace.wrapSpanContext(span.spanContext()).constructor')}`)
  expect(same).toBe(true)
})

test('given the prebuilt packages, when their exports are compared with the installed ones, then they are the same names', () => {
  const namesOf = (begin: string) =>
    runNode<Record<string, string[]>>(`
      const { createRequire } = require('node:module')
      const { packages } = require('./dist/packages.js')
      ${begin}
      const names = packages.map(({ path, via }) => {
        const from = via ? createRequire(require.resolve(via)) : require
        return [path, Object.keys(from(path)).sort()]
      })
      ${print('Object.fromEntries(names)')}`)
  const prebuilt = namesOf('usePrebuilt()')
  expect(prebuilt).toEqual(namesOf(''))
  expect(Object.keys(prebuilt).length).toBeGreaterThan(5)
})

test('given one of them loaded before, when they are asked to be used, then none is', () => {
  const used = runNode<string[]>(`require('@opentelemetry/core'); ${print('usePrebuilt()')}`)
  expect(used).toEqual([])
})

describe('given an app of another layout', () => {
  const root = join(__dirname, '../../..')
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'prebuilt-'))
    const modules = join(folder, 'node_modules/@opentelemetry')
    mkdirSync(modules, { recursive: true })
    cpSync(join(__dirname, '../dist'), join(folder, 'node_modules/@voluntarily/prebuilt/dist'), {
      recursive: true,
    })
    const names = runNode<string[]>(print("require('./dist/packages.js').packages.map(({ name }) => name)"))
    for (const name of new Set([...names, '@opentelemetry/auto-instrumentations-node'])) {
      if (name !== '@opentelemetry/core')
        symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
    }
    cpSync(join(root, 'node_modules/@opentelemetry/core'), join(modules, 'core'), { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const usedThere = () =>
    runNode<string[]>(
      print("require('./node_modules/@voluntarily/prebuilt/dist/index.js').usePrebuilt()"),
      folder,
    )

  test('when the versions are those that were built, then they are used', () => {
    expect(usedThere()).toContain('@opentelemetry/core')
  })

  test('when one has another version, then none is used', () => {
    const file = join(folder, 'node_modules/@opentelemetry/core/package.json')
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), version: '2.11.1' }))
    expect(usedThere()).toEqual([])
  })

  test('when one is missing, then none is used', () => {
    rmSync(join(folder, 'node_modules/@opentelemetry/core'), { recursive: true })
    expect(usedThere()).toEqual([])
  })
})

test('given the file, when its licences are looked for, then those of all packages lie beside it', () => {
  const names = runNode<string[]>(print("require('./dist/packages.js').packages.map(({ name }) => name)"))
  const licences = readFileSync(join(__dirname, '../dist/licenses.txt'), 'utf8')
  for (const name of [...names, 'forwarded-parse']) expect(licences).toContain(`${name} `)
})
