// Puts the packages into a few files in dist, each run when it is first asked for, and their licences beside them. Run by scripts/build.js.
const { readdirSync, readFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { dirname, join, relative } = require('node:path')
const { build } = require('esbuild')
const { packagesIn, writeLicenses } = require('../../scripts/licenses')

/** @param path as in a package's name or, where it has several entry points, with one of them behind it */
const otel = (path, via) => ({ path: `@opentelemetry/${path}`, via: via && `@opentelemetry/${via}` })

/** What every start loads, with the list of all. Not pino: its transports are files of their own, which it finds beside itself. */
const atStart = [otel('api'), otel('core'), otel('resources'), otel('sdk-trace'), otel('context-async-hooks')]

/** What is loaded after the start, if at all, by the file it is in: dozens of small files each. */
const later = {
  './export.js': [otel('sdk-metrics'), otel('otlp-exporter-base'), otel('otlp-exporter-base/node-http')],
  './instrumentation.js': [otel('instrumentation'), otel('api-logs', 'instrumentation')],
  './outgoing.js': [
    otel('instrumentation-http', 'auto-instrumentations-node'),
    otel('instrumentation-undici', 'auto-instrumentations-node'),
  ],
}

/** They hook into Node's loaders, and must be the ones that everybody else has. */
const hooks = ['require-in-the-middle', 'import-in-the-middle']

function describe({ path, via }) {
  const from = via === undefined ? require : createRequire(require.resolve(via))
  const file = from.resolve(path)
  const name = path.split('/', 2).join('/')
  const folder = packageFolder(file, name)
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return { facts: { path, name, version, via, root: relative(dirname(file), folder) }, file, folder }
}

function packageFolder(file, name) {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    try {
      if (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name === name) return folder
    } catch {
      // not the package's own folder yet
    }
  }
  throw new Error(`build-packages: no package.json of ${name} above ${file}`)
}

const entry = ({ facts }, load) => `{ ...${JSON.stringify(facts)}, load: () => ${load} }`

/** A thousand names, of which these packages use forty: those alone, as the constants that they are. */
const usedConventions = (folders) => ({
  name: 'used conventions',
  setup(building) {
    building.onResolve({ filter: /^@opentelemetry\/semantic-conventions$/ }, ({ path }) => ({
      path,
      namespace: 'used',
    }))
    building.onLoad({ filter: /.*/, namespace: 'used' }, ({ path }) => {
      const all = createRequire(require.resolve('@opentelemetry/core'))(path)
      const names = [...new Set(folders.flatMap((folder) => conventionsIn(join(folder, 'build/src'))))]
      const missing = names.filter((name) => typeof all[name] !== 'string')
      if (missing.length > 0)
        throw new Error(`build-packages: no constants of ${path}: ${missing.join(', ')}`)
      return { contents: names.map((name) => `exports.${name} = ${JSON.stringify(all[name])}`).join('\n') }
    })
  },
})

/** As TypeScript writes them: semantic_conventions_1.ATTR_URL_PATH. */
function conventionsIn(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => [
      ...readFileSync(join(folder, file), 'utf8').matchAll(/\bsemantic_conventions_\d+\.(\w+)/g),
    ])
    .map(([, name]) => name)
}

const realHooks = {
  name: 'real hooks',
  setup(building) {
    const filter = new RegExp(`^(?:${hooks.join('|')})$`)
    building.onResolve({ filter }, ({ path }) => ({ path, namespace: 'real' }))
    building.onLoad({ filter: /.*/, namespace: 'real' }, ({ path }) => ({
      contents: `const { createRequire } = require('node:module')
        module.exports = createRequire(require.resolve('@opentelemetry/instrumentation'))(${JSON.stringify(path)})`,
    }))
  },
}

/** @returns the folders of the packages that are in it, those that came along included */
async function bundle(file, contents, described, external) {
  const { metafile } = await build({
    stdin: { contents, resolveDir: __dirname },
    outfile: join(__dirname, 'dist', file),
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // without this one that esbuild adds by itself, "module": what the packages require is then another copy of the API than the app's
    conditions: [],
    legalComments: 'none',
    external,
    plugins: [realHooks, usedConventions(described.map(({ folder }) => folder))],
    metafile: true,
    logLevel: 'warning',
    // the hooks are found beside a package that is in the file, by its place in node_modules
    logOverride: { 'require-resolve-not-external': 'silent' },
  })
  return packagesIn(metafile)
}

async function main() {
  const first = atStart.map(describe)
  const entries = first.map((one) => entry(one, `require(${JSON.stringify(one.file)})`))
  const bundles = Object.entries(later).map(([file, packages]) => {
    const described = packages.map(describe)
    entries.push(
      ...described.map((one) => entry(one, `require('${file}')[${JSON.stringify(one.facts.path)}]()`)),
    )
    const loads = described.map(
      (one) => `exports[${JSON.stringify(one.facts.path)}] = () => require(${JSON.stringify(one.file)})`,
    )
    return bundle(
      file,
      loads.join('\n'),
      described,
      [...atStart, ...Object.values(later).flat()].map(({ path }) => path),
    )
  })
  bundles.push(
    bundle('packages.js', `exports.packages = [${entries.join(',\n')}]`, first, Object.keys(later)),
  )
  writeLicenses((await Promise.all(bundles)).flat(), join(__dirname, 'dist/licenses.txt'))
}

main()
