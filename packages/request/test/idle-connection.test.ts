import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const script = join(__dirname, 'fixtures', 'idle-connection.js')

test.each([
  ['Node alone', 'silent'],
  ['the app too', 'listening'],
])(
  'given a connection that is kept alive, when its request was answered and %s listens for that, then neither request nor response stays in memory',
  async (_who, listeners) => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, listeners])
    expect(JSON.parse(stdout)).toEqual({ connections: 1, kept: 0 })
  },
)
