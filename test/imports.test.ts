import { codeOf, type Manifest, packageNames, readJson, typescriptFiles } from './repository'

const everyday = ['config', 'request']

/** Package, and the packages of ours that it may import. Whoever adds a package says here where it stands. */
const allowed: Record<string, readonly string[]> = {
  prebuilt: [],
  config: [],
  request: ['config'],
  logger: everyday,
  otlp: ['config'],
  tracing: [...everyday, 'otlp'],
  metrics: [...everyday, 'otlp'],
  health: everyday,
  doctor: ['config', 'otlp', 'tracing'],
  observability: [...everyday, 'prebuilt', 'logger', 'tracing', 'metrics', 'health', 'doctor'],
  'trace-viewer': ['config', 'logger'],
  checks: ['config', 'logger'],
  alerts: ['config', 'logger'],
  aws: ['checks', 'alerts'],
}

const specifier = /(?:\bfrom|\bimport|\brequire(?:\.resolve)?)\s*\(?\s*['"]([^'"]+)['"]/g

function importsOf(path: string): string[] {
  return Array.from(codeOf(path).matchAll(specifier), ([, imported = '']) => imported)
}

function ownPackages(names: readonly string[]): string[] {
  return names.filter((name) => name.startsWith('@voluntarily/')).map((name) => name.split('/')[1] ?? '')
}

describe.each(packageNames)('given the package %s', (name) => {
  const manifest = readJson<Manifest>(`packages/${name}/package.json`)
  const mayImport = allowed[name] ?? []

  test('when it is laid out, then it is named for its folder and has its place in the direction of imports', () => {
    expect(manifest.name).toBe(`@voluntarily/${name}`)
    expect(Object.keys(allowed)).toContain(name)
  })

  test('when its package.json is read, then it depends on packages below it only', () => {
    const { dependencies, peerDependencies, optionalDependencies } = manifest
    const declared = Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies })
    expect(ownPackages(declared).filter((other) => !mayImport.includes(other))).toEqual([])
  })

  test('when its sources are read, then they import packages below it only, and by their names', () => {
    const imported = typescriptFiles(`packages/${name}/src`).flatMap(importsOf)
    expect(ownPackages(imported).filter((other) => !mayImport.includes(other))).toEqual([])
    expect(imported.filter((other) => /^(\.\.\/)+packages\/|\/src\//.test(other))).toEqual([])
  })
})
