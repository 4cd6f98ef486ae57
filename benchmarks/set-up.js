// Brings the benchmarks to where they can run: the project installed and built, and the stacks installed as their lock file says.
const { spawnSync } = require('node:child_process')
const { existsSync, readFileSync } = require('node:fs')
const { join } = require('node:path')

const root = join(__dirname, '..')
const windows = process.platform === 'win32'

function lockedPackages(file) {
  const path = join(__dirname, file)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {}
}

/** npm leaves a copy of the lock file in node_modules, without the packages of other platforms. */
function isInstalled() {
  const installed = lockedPackages('node_modules/.package-lock.json')
  return Object.entries(lockedPackages('package-lock.json')).every(
    ([folder, { version, optional }]) =>
      folder === '' || (installed[folder] ? installed[folder].version === version : optional === true),
  )
}

// Standard output is for the result.
function run(command, args, cwd) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: ['ignore', 2, 2], shell: windows })
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? `ended with ${status}`}`)
}

function setUp() {
  run(process.execPath, [join(root, 'scripts', 'set-up.js')], root)
  if (isInstalled()) return
  process.stderr.write('set-up: installing the other stacks (npm ci in benchmarks)\n')
  run('npm', ['ci', '--omit=dev', '--ignore-scripts', '--loglevel=error', '--no-progress'], __dirname)
}

module.exports = { setUp }
