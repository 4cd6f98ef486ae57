import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'doctor-certificates-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

export interface MadeCertificate {
  /** Path of the PEM file. */
  readonly file: string
  readonly key: Buffer
  readonly cert: Buffer
}

let made = 0

/** Makes a self-signed certificate. @param names such as IP:127.0.0.1 or DNS:example.org */
export function makeCertificate({ names = 'IP:127.0.0.1', days = 2 } = {}): MadeCertificate {
  const base = join(folder, String(made++))
  const [key, request, file, extension] = [`${base}.key`, `${base}.csr`, `${base}.pem`, `${base}.ext`]
  const openssl = (args: string) => execFileSync('openssl', args.split(' '), { stdio: 'pipe' })
  openssl(
    `req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ${key} -out ${request} -subj /CN=doctor`,
  )
  writeFileSync(extension, `subjectAltName=${names}`)
  openssl(`x509 -req -in ${request} -signkey ${key} -days ${days} -out ${file} -extfile ${extension}`)
  return { file, key: readFileSync(key), cert: readFileSync(file) }
}
