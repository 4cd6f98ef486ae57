import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(__dirname, '../../../..')

/** The package as it is published, compiled into a folder of its own, for child processes. */
export interface CompiledPackage {
  /** What a child requires. */
  readonly path: string
  /** Runs Node in a folder with the arguments and only these variables. */
  run(
    args: string[],
    options?: { cwd?: string; env?: Record<string, string>; input?: string },
  ): { status: number | null; stdout: string; stderr: string }
  remove(): void
}

/** Compiles the package's sources as the build does. */
export function compilePackage(): CompiledPackage {
  const folder = mkdtempSync(join(tmpdir(), 'voluntarily-config-'))
  const args = [
    '-p',
    'packages/config',
    '--outDir',
    folder,
    '--tsBuildInfoFile',
    join(folder, '.tsbuildinfo'),
  ]
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...args], { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`packages/config does not compile:\n${stdout}`)
  return {
    path: join(folder, 'index.js'),
    run: (nodeArgs, { cwd = folder, env = {}, input = '' } = {}) =>
      spawnSync(process.execPath, nodeArgs, {
        cwd,
        input,
        encoding: 'utf8',
        env: { NODE_PATH: join(root, 'node_modules'), CONFIG: join(folder, 'index.js'), ...env },
      }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
