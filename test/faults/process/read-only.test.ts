import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { freePort } from '../../support/free-ports'
import { describeReadOnly } from '../support/namespaces'
import { killCommands, startCommand } from '../support/start-command'
import { statusOf } from '../support/start-faulty'

afterEach(killCommands)

const root = path.join(__dirname, '../../..')
const nobody = 65_534

/** The command, as nobody, where nothing of the disks can be written: neither the checkout nor the folder for temporary files. */
function readOnly(...command: string[]): string[] {
  const mounts = [...new Set(['/', root, '/tmp'].map(mountOf))]
  const remount = mounts.map((mount) => `mount -o remount,bind,ro '${mount}'`).join(' && ')
  const asNobody = `exec setpriv --reuid=${nobody} --regid=${nobody} --clear-groups "$@"`
  return ['unshare', '--mount', 'sh', '-c', `${remount} && ${asNobody}`, 'sh', ...command]
}

function mountOf(file: string): string {
  return spawnSync('stat', ['--format=%m', file], { encoding: 'utf8' }).stdout.trim()
}

describeReadOnly('given a read-only file system, and another user than that of the build', () => {
  test('when something is to be written, then it cannot be', () => {
    const [program = '', ...args] = readOnly('touch', path.join(root, 'x'), '/tmp/x')
    const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr.match(/Read-only file system/g)).toHaveLength(2)
  })

  test.each([
    ['01-express-server', 'dist/server.js', '/api/volunteers/7'],
    ['02-express-4-commonjs', 'server.js', '/api/volunteers/7'],
  ])('when example %s is started, then it serves and ends as anywhere', async (name, file, route) => {
    const server = path.join(root, 'examples', name, file)
    const env = { PORT: await freePort(), NODE_ENV: 'production', SHUTDOWN_DRAIN_MS: '0' }
    const app = await startCommand(readOnly('node', server), { env })
    expect(await statusOf(app.url + route)).toBe(200)
    expect(await statusOf(`${app.url}/ready`)).toBe(200)
    process.kill(app.pid, 'SIGTERM')
    expect(await app.exit()).toBe(0)
    expect(app.lines().at(-1)?.msg).toBe('shutdown: done')
    expect(app.lines().filter(({ level }) => level !== 'info')).toEqual([])
    expect(app.stderr()).toBe('')
  })
})
