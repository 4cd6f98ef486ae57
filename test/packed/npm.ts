import { execFileSync } from 'node:child_process'

/** Runs npm in a folder as a user's shell would, without what an outer `npm run` puts into the environment. */
export function npm(cwd: string, ...args: string[]): string {
  const environment = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_ENV$)/i.test(name))
  return execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    env: Object.fromEntries(environment),
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  })
}
