// Brings a clone to where it can run: dependencies as the lock file says, and a build. Needs nothing but Node and npm.
const { spawnSync } = require('node:child_process')
const { existsSync, readFileSync } = require('node:fs')
const { join } = require('node:path')

const root = join(__dirname, '..')
const windows = process.platform === 'win32'

/** The packages a lock file lists, by folder; empty when the file is missing. */
function lockedPackages(file) {
  const path = join(root, file)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {}
}

/** npm leaves a copy of the lock file in node_modules; where the two differ, what is installed is not what is asked for. */
function isInstalled() {
  const installed = lockedPackages('node_modules/.package-lock.json')
  return Object.entries(lockedPackages('package-lock.json')).every(([folder, wanted]) => {
    if (!folder.includes('node_modules/')) return true
    if (!installed[folder]) return wanted.optional === true
    return installed[folder].version === wanted.version
  })
}

function isSupported(version) {
  const [major, minor] = version.split('.').map(Number)
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: windows })
  if (error) console.error(`set-up: cannot run ${command}: ${error.message}`)
  if (status !== 0) process.exit(status ?? 1)
}

if (!isSupported(process.versions.node)) {
  console.error(
    `set-up: Node ${process.versions.node} is too old or untested; use 20.19, 22.12 or newer (see .nvmrc).`,
  )
  process.exit(1)
}

if (!isInstalled()) {
  console.log('set-up: installing the dependencies (npm ci)')
  // Named, because NODE_ENV=production would leave out the compiler.
  run('npm', ['ci', '--include=dev', '--loglevel=error', '--no-progress'])
}

if (!existsSync(join(root, 'packages/observability/dist/index.js'))) console.log('set-up: building')
run(process.execPath, [join(root, 'scripts/build.js')])
