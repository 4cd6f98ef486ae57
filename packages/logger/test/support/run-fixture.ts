import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export interface RunOptions {
  /** A shell's redirection, such as `> /dev/full`. */
  readonly redirect?: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Closes standard output after so many bytes; 0 never reads it and leaves it open. Default: reads all. */
  readonly readBytes?: number
}

/** Runs `test/fixtures/<name>` with the built package in a process of its own, to its end. */
export async function runFixture(
  name: string,
  { redirect = '', args = [], env = {}, readBytes }: RunOptions = {},
) {
  const script = join(__dirname, '..', 'fixtures', name)
  const child = spawn('sh', ['-c', `exec "$0" "$@" ${redirect}`, process.execPath, script, ...args], {
    env: { PATH: process.env.PATH, LOG_FORMAT: 'json', ...env },
  })
  let out = ''
  let err = ''
  if (readBytes !== 0) {
    child.stdout.on('data', (chunk) => {
      out += chunk
      if (readBytes !== undefined && out.length >= readBytes) child.stdout.destroy()
    })
  }
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  child.stdout.destroy()
  return { code, out, err, lines: out.split('\n').filter(Boolean) }
}
