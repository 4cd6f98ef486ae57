import { type Manifest, packageNames, readJson } from './repository'

interface LockedPackage {
  version?: string
  resolved?: string
  link?: boolean
  optionalDependencies?: Record<string, string>
}

interface LockFile {
  packages: Record<string, LockedPackage>
}

const lock = readJson<LockFile>('package-lock.json')
const installed = readJson<LockFile>('node_modules/.package-lock.json')

/** What exporter-jaeger 2.x shares with the rest; a range would bring in a second copy of core. */
const matchedSet = ['core', 'resources', 'sdk-trace', 'exporter-jaeger', 'context-async-hooks']

function copiesOf(name: string): string[] {
  return Object.keys(installed.packages).filter((folder) => folder.endsWith(`node_modules/${name}`))
}

test.each(['@opentelemetry/api', '@opentelemetry/core'])(
  'given the dependencies as installed, when the copies of %s are counted, then there is one',
  (name) => {
    expect(copiesOf(name)).toEqual([`node_modules/${name}`])
  },
)

test.each(packageNames)(
  'given the package %s, when it depends on the matched OpenTelemetry set, then it names exact versions',
  (name) => {
    const { dependencies = {} } = readJson<Manifest>(`packages/${name}/package.json`)
    const ranged = matchedSet
      .map((part) => [part, dependencies[`@opentelemetry/${part}`]] as const)
      .filter(([, version]) => version !== undefined && !/^\d+\.\d+\.\d+$/.test(version))
    expect(ranged).toEqual([])
  },
)

test('given the lock file, when its addresses are read, then only links to workspaces have one', () => {
  const addressed = Object.entries(lock.packages).filter(([, entry]) => entry.resolved && !entry.link)
  expect(addressed).toEqual([])
})

// npm leaves out what it could not look up for another platform, and `npm ci` then fails everywhere.
test('given the lock file, when its optional dependencies are looked up, then those of every platform are locked', () => {
  const wanted = Object.values(lock.packages).flatMap((entry) =>
    Object.keys(entry.optionalDependencies ?? {}),
  )
  const locked = new Set(Object.keys(lock.packages).map((folder) => folder.split('node_modules/').at(-1)))
  expect(wanted.filter((name) => !locked.has(name))).toEqual([])
})
