import { type Manifest, packageNames, readJson } from './repository'

interface LockFile {
  packages: Record<string, { version?: string; resolved?: string; link?: boolean }>
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
