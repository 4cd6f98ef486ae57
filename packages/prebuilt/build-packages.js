// Puts the packages into dist/packages.js, each run when it is first asked for, and their licences beside it. Run by scripts/build.js.
const { readdirSync, readFileSync, writeFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { dirname, join, relative, resolve } = require('node:path')
const { build } = require('esbuild')

const otel = (name, via) => ({ name: `@opentelemetry/${name}`, via: via && `@opentelemetry/${via}` })

/** What every start loads. Not pino: its transports are files of their own, which it finds beside itself. */
const packages = [
  otel('api'),
  otel('core'),
  otel('resources'),
  otel('sdk-trace'),
  otel('context-async-hooks'),
  otel('instrumentation'),
  otel('api-logs', 'instrumentation'),
  otel('instrumentation-http', 'auto-instrumentations-node'),
  otel('instrumentation-undici', 'auto-instrumentations-node'),
]

/** They hook into Node's loaders, and must be the ones that everybody else has. */
const hooks = ['require-in-the-middle', 'import-in-the-middle']

function describe({ name, via }) {
  const from = via === undefined ? require : createRequire(require.resolve(via))
  const file = from.resolve(name)
  const folder = packageFolder(file, name)
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return { name, via, file, folder, version, root: relative(dirname(file), folder) }
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

const described = packages.map(describe)

const entries = described.map(({ name, via, version, root, file }) => {
  const facts = JSON.stringify({ name, version, via, root })
  return `{ ...${facts}, load: () => require(${JSON.stringify(file)}) }`
})

/** A thousand names, of which these packages use forty: those alone, as the constants that they are. */
const usedConventions = {
  name: 'used conventions',
  setup(building) {
    building.onResolve({ filter: /^@opentelemetry\/semantic-conventions$/ }, ({ path }) => ({
      path,
      namespace: 'used',
    }))
    building.onLoad({ filter: /.*/, namespace: 'used' }, ({ path }) => {
      const all = createRequire(require.resolve('@opentelemetry/core'))(path)
      const names = [...new Set(described.flatMap(({ folder }) => conventionsIn(join(folder, 'build/src'))))]
      const missing = names.filter((name) => typeof all[name] !== 'string')
      if (missing.length > 0)
        throw new Error(`build-packages: no constants of ${path}: ${missing.join(', ')}`)
      return { contents: names.map((name) => `exports.${name} = ${JSON.stringify(all[name])}`).join('\n') }
    })
  },
}

/** As TypeScript writes them: semantic_conventions_1.ATTR_URL_PATH. */
function conventionsIn(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => [
      ...readFileSync(join(folder, file), 'utf8').matchAll(/\bsemantic_conventions_\d+\.(\w+)/g),
    ])
    .map(([, name]) => name)
}

/** The folder of the package that a file belongs to. */
const inModules = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.\w+)?$/i.test(entry))
  if (!file) throw new Error(`build-packages: ${name} has no licence file`)
  return `${name} ${version}, ${license}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
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

build({
  stdin: { contents: `exports.packages = [${entries.join(',\n')}]`, resolveDir: __dirname },
  outfile: join(__dirname, 'dist/packages.js'),
  bundle: true,
  minifyWhitespace: true,
  minifySyntax: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  legalComments: 'none',
  plugins: [realHooks, usedConventions],
  metafile: true,
  logLevel: 'warning',
  // the hooks are found beside a package that is in the file, by its place in node_modules
  logOverride: { 'require-resolve-not-external': 'silent' },
}).then(({ metafile }) => {
  const folders = new Set(Object.keys(metafile.inputs).flatMap((input) => inModules.exec(input)?.[0] ?? []))
  const notices = [...folders].sort().map((folder) => notice(resolve(folder)))
  writeFileSync(join(__dirname, 'dist/licenses.txt'), `${notices.join(`\n${'-'.repeat(78)}\n\n`)}`)
})
