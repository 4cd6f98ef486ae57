import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const repository = join(__dirname, '..', '..', '..', '..')

export interface MadeApp {
  readonly folder: string
  readonly entry: string
  remove(): void
}

/**
 * An app in a folder of its own that sees nothing but what is in its own node_modules, as under pnpm.
 * @param files text by path; the first is the entry
 * @param links packages that it sees, by name, as paths below this repository
 */
export function makeApp(
  files: Readonly<Record<string, string>>,
  links: Readonly<Record<string, string>> = {},
): MadeApp {
  const folder = mkdtempSync(join(tmpdir(), 'tracing-app-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const [name, target] of Object.entries(links)) {
    const link = join(folder, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(repository, target), link)
  }
  return {
    folder,
    entry: join(folder, Object.keys(files)[0] as string),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** A stand-in with the parts of ioredis that its instrumentation wraps. */
export const fakeIoredis = {
  'node_modules/ioredis/package.json': '{ "name": "ioredis", "version": "5.4.1", "main": "index.js" }',
  'node_modules/ioredis/index.js': `
    class Redis {
      constructor() { this.options = { host: 'cache', port: 6379 } }
      connect() { return Promise.resolve() }
      sendCommand(command) { setImmediate(() => command.resolve('1')) }
      get(key) { return new Promise((resolve, reject) => this.sendCommand({ name: 'get', args: [key], resolve, reject })) }
    }
    module.exports = Redis
    module.exports.default = Redis
  `,
}
