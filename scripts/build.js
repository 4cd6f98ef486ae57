// npm run build: the types of every package (tsc), and its code in one file each (esbuild): a process starts faster with ten files to load
// than with three hundred. Why, and what it costs: docs/decisions.
const { spawnSync } = require('node:child_process')
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { buildSync } = require('esbuild')
const { packagesIn, writeLicenses } = require('./licenses')

const root = join(__dirname, '..')
const libraries = [
  'prebuilt',
  'config',
  'request',
  'logger',
  'otlp',
  'tracing',
  'metrics',
  'health',
  'doctor',
  'observability',
]

function run(script, args = []) {
  const { status } = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
}

/**
 * What a package depends on stays outside; what it only develops with and imports all the same is built in, with its licence beside.
 * @param external what else stays outside, as a file beside the one that is written
 */
function bundle(name, entry, external = []) {
  const folder = join(root, 'packages', name)
  const { dependencies, peerDependencies } = require(join(folder, 'package.json'))
  const { metafile } = buildSync({
    entryPoints: [join(folder, `src/${entry}.ts`)],
    outfile: join(folder, `dist/${entry}.js`),
    bundle: true,
    external: [...Object.keys({ ...dependencies, ...peerDependencies }), ...external],
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    metafile: true,
    logLevel: 'warning',
  })
  checkAscii(join(folder, `dist/${entry}.js`))
  const builtIn = packagesIn(metafile)
  if (builtIn.length > 0) writeLicenses(builtIn, join(folder, 'dist/licenses.txt'))
}

/** One other character, in a comment that esbuild keeps, and the text of the file takes twice the memory in each process. */
function checkAscii(file) {
  const line = readFileSync(file, 'utf8')
    .split('\n')
    .find((text) => Buffer.byteLength(text) !== text.length)
  if (line !== undefined) throw new Error(`build: not ASCII in ${file}: ${line.trim()}`)
}

run('node_modules/typescript/bin/tsc', ['-b'])
for (const name of libraries) bundle(name, 'index')
bundle('observability', 'register', ['./index'])
run('packages/prebuilt/build-packages.js')
run('packages/trace-viewer/build-page.js')
