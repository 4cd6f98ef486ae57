import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { freePorts } from '../../../test/support/free-ports'
import { startTraceViewer } from '../src/index'

const command = path.join(__dirname, '../bin/voluntarily-traces.js')
const children = new Set<ChildProcess>()

afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  children.clear()
})

function run(args: readonly string[], env: Record<string, string> = {}, ipc = false) {
  const child = spawn(process.execPath, [command, ...args], {
    env: { PATH: process.env.PATH, TRACE_VIEWER_PORT: '0', TRACE_VIEWER_OTLP_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe', ...(ipc ? ['ipc' as const] : [])],
  })
  children.add(child)
  const output = { out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    output.out += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    output.err += text
  })
  // Without a channel of its own, a child's streams are read to their end at "close"; with one, "close" does not come.
  const ended = once(child, ipc ? 'exit' : 'close').then(([code]) => ({
    ...output,
    code: code as number | null,
  }))
  const said = async (pattern: RegExp) => {
    while (!pattern.test(output.out)) await once(child.stdout as NodeJS.EventEmitter, 'data')
    return pattern.exec(output.out) as RegExpExecArray
  }
  return { child, ended, said }
}

const link =
  /^traces: (http:\/\/localhost:\d+) \(spans are received at (http:\/\/localhost:\d+), OTLP over HTTP\); Ctrl-C ends it$/m

test('given free ports, when it is started, then it prints the link, and both addresses answer', async () => {
  const { child, said, ended } = run([])
  const [, page = '', otlp = ''] = await said(link)
  expect((await fetch(`${page}/api/v3/services`)).status).toBe(200)
  const received = await fetch(`${otlp}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  expect(received.status).toBe(200)
  child.kill('SIGTERM')
  expect(await ended).toMatchObject({ code: 0, err: '' })
})

test('given that nobody reads its output, when it is started, then it serves all the same, and says nothing of it', async () => {
  const port = String((await freePorts(1))[0])
  const { child, ended } = run(['--port', port])
  child.stdout?.destroy()
  let status: number | undefined
  while (status === undefined && child.exitCode === null)
    status = await fetch(`http://localhost:${port}/api/v3/services`).then(
      (response) => response.status,
      () => undefined,
    )
  child.kill('SIGTERM')
  expect(await ended).toMatchObject({ code: 0, err: '' })
  expect(status).toBe(200)
})

test('given Ctrl-C, when it runs by itself, then it ends with code 0', async () => {
  const { child, said, ended } = run([])
  await said(link)
  child.kill('SIGINT')
  expect(await ended).toMatchObject({ code: 0 })
})

test('given a program that has started it, when that ends, then it ends too, and not before at Ctrl-C', async () => {
  const { child, ended } = run([], {}, true)
  const [addresses] = await once(child, 'message')
  expect(addresses).toEqual({
    url: expect.stringMatching(/^http:/),
    otlpUrl: expect.stringMatching(/^http:/),
  })
  child.kill('SIGINT')
  expect((await fetch(addresses.url)).status).toBe(200)
  child.disconnect()
  expect(await ended).toMatchObject({ code: 0, out: '', err: '' })
})

test('given a program that ends at once, when it is started by it, then it ends too, without a word', async () => {
  const { child, ended } = run([], {}, true)
  child.disconnect()
  expect(await ended).toMatchObject({ code: 0, out: '', err: '' })
})

test.each([
  ['TRACE_VIEWER_PORT', '--port', (viewer: { url: string }) => viewer.url],
  ['TRACE_VIEWER_OTLP_PORT', '--otlp-port', (viewer: { otlpUrl: string }) => viewer.otlpUrl],
])(
  'given the port of %s is taken, when it is started, then one line says by what',
  async (variable, flag, addressOf) => {
    const viewer = await startTraceViewer({ port: 0, otlpPort: 0 })
    const { port } = new URL(addressOf(viewer))
    const { code, out, err } = await run([flag, port]).ended
    await viewer.shutdown()
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toBe(
      `voluntarily-traces: port ${port} is taken by another trace viewer (${err.match(/\((.*)\)/)?.[1]}); set ${variable} to another one\n`,
    )
    expect(err).toContain(`process ${process.pid}`)
  },
)

test.each([
  [['--port', 'http'], {}, 'port: expected a whole number from 0 to 65535'],
  [['--prot', '1'], {}, "Unknown option '--prot'"],
  [['trace'], {}, "Unexpected argument 'trace'"],
  [[], { TRACE_VIEWER_PORT: 'http' }, 'TRACE_VIEWER_PORT'],
])(
  'given %j and %j, when it is started, then the message says what is wrong, without a stack, with code 1',
  async (args, env, message) => {
    const { code, err } = await run(args, env).ended
    expect(code).toBe(1)
    expect(err).toContain(message)
    expect(err).not.toMatch(/\n\s+at /)
  },
)

test('given --help, when it is started, then it lists its options and variables', async () => {
  const { code, out } = await run(['--help']).ended
  expect(code).toBe(0)
  expect(out).toContain('--otlp-port N')
  expect(out).toMatch(/TRACE_VIEWER_MAX_SPANS .*100000/)
})

test('given --version, when it is started, then it prints that of the package', async () => {
  expect(await run(['--version']).ended).toMatchObject({
    code: 0,
    out: `${require('../package.json').version}\n`,
  })
})
