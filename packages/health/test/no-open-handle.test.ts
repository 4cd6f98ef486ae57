import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

test('given a process that has only a hanging check to wait for, when its work is done, then it ends by itself', async () => {
  const script = join(__dirname, 'fixtures/asks-and-ends.js')
  const { stdout } = await promisify(execFile)(process.execPath, [script], { timeout: 20_000 })
  expect(stdout).toBe('asked\n')
})
