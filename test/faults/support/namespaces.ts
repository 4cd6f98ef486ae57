import { spawnSync } from 'node:child_process'

const remountable = ['sh', '-c', 'mount -o remount,bind,ro / && setpriv --reuid=65534 --clear-groups true']

/** `describe` where `unshare` may make a pid namespace; else skipped, and the name says why. */
export function describeWithPids(name: string, tests: () => void): void {
  if (works(['--pid', '--fork', '--mount-proc', 'true'])) describe(name, tests)
  else test.skip(`${name} (skipped: no unshare --pid here, or not root)`, () => {})
}

/** `describe` where the file system can be made read-only for one process, and its user changed; else skipped, and the name says why. */
export function describeReadOnly(name: string, tests: () => void): void {
  if (works(['--mount', ...remountable])) describe(name, tests)
  else test.skip(`${name} (skipped: no unshare --mount and setpriv here, or not root)`, () => {})
}

function works(args: readonly string[]): boolean {
  return process.platform === 'linux' && spawnSync('unshare', args).status === 0
}
