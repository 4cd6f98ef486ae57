import { existsSync, realpathSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, isAbsolute, join } from 'node:path'
import { processEnvironment, readValue } from './environment'

/** The folder of the script that this process was started with; undefined in a REPL, under `node -e` and the like. */
export function entryDirectory(): string | undefined {
  const candidates = [require.main?.filename, process.argv[1]]
  // pm2 starts a wrapper of its own that loads the app.
  if (candidates.some((path) => path !== undefined && /[\\/]pm2[\\/]lib[\\/]/.test(path))) {
    candidates.unshift(readValue(processEnvironment(), 'pm_exec_path'))
  }
  if (isEvaluated()) return undefined
  for (const candidate of candidates) {
    const directory = directoryOf(candidate)
    if (directory !== undefined) return projectOf(directory)
  }
  return undefined
}

/** A `require` that resolves as the app's entry script would, else as a file in the working directory. Never throws itself. */
export function entryRequire(): NodeJS.Require {
  return createRequire(join(entryDirectory() ?? workingDirectory(), 'entry.js'))
}

function isEvaluated(): boolean {
  return (
    require.main === undefined &&
    process.execArgv.some((flag) => /^(?:-[pe]{1,2}|--eval|--print)(?:=|$)/.test(flag))
  )
}

function directoryOf(path: string | undefined): string | undefined {
  if (path === undefined || !isAbsolute(path)) return undefined
  // Node takes `node server` for server.js, and `node .` for the main file of the folder.
  for (const candidate of [path, `${path}.js`]) {
    try {
      const real = realpathSync(candidate)
      return statSync(real).isDirectory() ? real : dirname(real)
    } catch {
      // Not there, or not to be read: the next one.
    }
  }
  return dirname(path)
}

/** For a tool out of node_modules, such as `next start`, the project that has installed it. */
function projectOf(directory: string): string {
  const [project = ''] = directory.split(/[\\/]node_modules(?:[\\/]|$)/, 1)
  return project !== '' && existsSync(join(project, 'package.json')) ? project : directory
}

function workingDirectory(): string {
  try {
    return process.cwd()
  } catch {
    // The folder has been removed under the process.
    return '/'
  }
}
