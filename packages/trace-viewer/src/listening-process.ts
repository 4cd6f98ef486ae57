import { execFile } from 'node:child_process'
import { readdir, readFile, readlink } from 'node:fs/promises'

export interface ListeningProcess {
  readonly pid: number
  readonly name: string
}

/** The process that listens on a TCP port of this machine; undefined when that cannot be seen, as with another user's. Never rejects. */
export async function listeningProcess(port: number): Promise<ListeningProcess | undefined> {
  try {
    return process.platform === 'linux' ? await fromProc(port) : await fromLsof(port)
  } catch {
    return undefined
  }
}

// https://www.kernel.org/doc/html/latest/networking/proc_net_tcp.html
const listenState = '0A'

async function fromProc(port: number): Promise<ListeningProcess | undefined> {
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')),
  )
  const sockets = new Set(
    tables.flatMap((table) => table.split('\n')).flatMap((row) => listeningSocket(row, port)),
  )
  if (sockets.size === 0) return undefined
  for (const entry of await readdir('/proc')) {
    if (/^\d+$/.test(entry) && (await holdsAny(entry, sockets)))
      return { pid: Number(entry), name: (await readFile(`/proc/${entry}/comm`, 'utf8')).trim() }
  }
  return undefined
}

function listeningSocket(row: string, port: number): string[] {
  const [, local = '', , state, , , , , , inode] = row.trim().split(/\s+/)
  const listens = state === listenState && Number.parseInt(local.split(':')[1] ?? '', 16) === port
  return listens ? [`socket:[${inode}]`] : []
}

async function holdsAny(pid: string, sockets: ReadonlySet<string>): Promise<boolean> {
  const folder = `/proc/${pid}/fd`
  const descriptors = await readdir(folder).catch(() => [])
  for (const descriptor of descriptors) {
    const target = await readlink(`${folder}/${descriptor}`).catch(() => '')
    if (sockets.has(target)) return true
  }
  return false
}

/** With -F, lsof prints one field a line: p and the process id, c and the command. */
async function fromLsof(port: number): Promise<ListeningProcess | undefined> {
  const fields = await new Promise<string>((resolve, reject) => {
    execFile('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], { timeout: 2_000 }, (error, output) =>
      error ? reject(error) : resolve(output),
    )
  })
  const pid = /^p(\d+)$/m.exec(fields)?.[1]
  const name = /^c(.+)$/m.exec(fields)?.[1]
  return pid !== undefined && name !== undefined ? { pid: Number(pid), name } : undefined
}
