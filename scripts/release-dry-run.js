// npm run release:dry-run: what a release of the last commit would be, worked out in a temporary clone. Nothing leaves the machine.
const { execFileSync } = require('node:child_process')
const { mkdtempSync, readdirSync, readFileSync, rmSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')

const root = join(__dirname, '..')
const clone = mkdtempSync(join(tmpdir(), 'release-'))
const published =
  /^(LICENSE|README\.md|package\.json|bin\/.+\.js|dist\/.+\.(js|d\.ts)|dist\/page\/.+\.(html|css|txt))$/
const required = ['LICENSE', 'README.md', 'dist/index.js', 'dist/index.d.ts']

/** Runs a command in the clone; its messages are seen, its output is returned. */
function run(command, ...args) {
  return execFileSync(command, args, { cwd: clone, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}

/** What is wrong with the files of a tarball, as sentences. */
function faultsOf({ name, files }) {
  const paths = files.map(({ path }) => path)
  return [
    ...paths.filter((path) => !published.test(path)).map((path) => `${name} would publish ${path}`),
    ...required.filter((path) => !paths.includes(path)).map((path) => `${name} would lack ${path}`),
  ]
}

try {
  execFileSync('git', ['clone', '--quiet', root, clone], { stdio: 'inherit' })
  run(process.execPath, 'scripts/set-up.js')
  run('node_modules/.bin/lerna', 'version', '--yes', '--no-push', '--no-git-tag-version', '--loglevel=error')

  const workspaces = readdirSync(join(clone, 'packages')).map((name) => `--workspace=packages/${name}`)
  const output = run('npm', 'publish', '--dry-run', '--json', '--loglevel=error', ...workspaces)
  const tarballs = Object.values(JSON.parse(output))
  const faults = tarballs.flatMap(faultsOf)

  console.log(readFileSync(join(clone, 'CHANGELOG.md'), 'utf8'))
  for (const { id, files, size } of tarballs)
    console.log(`${id}: ${files.length} files, ${Math.ceil(size / 1024)} kB`)
  for (const fault of faults) console.error(`FAULT ${fault}`)
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  rmSync(clone, { recursive: true, force: true })
}
