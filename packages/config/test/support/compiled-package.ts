import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'

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
  buildSync({
    entryPoints: [join(root, 'packages/config/src/index.ts')],
    outfile: join(folder, 'index.js'),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
  })
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
