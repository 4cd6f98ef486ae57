import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../repository'
import { appFolder } from './apps'

test('given a strict TypeScript app without types of express, when it is compiled, then all types hold', () => {
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '--project', '.'],
    {
      cwd: appFolder('typescript-consumer'),
      encoding: 'utf8',
    },
  )
  expect(stdout).toBe('')
})
