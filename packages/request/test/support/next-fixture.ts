import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A folder of its own with these files in it; a value that is not text is written as JSON. */
export function createFolder(files: Record<string, unknown>): { dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'next-app-'))
  for (const [name, content] of Object.entries(files)) addFile(dir, name, content)
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

export function addFile(dir: string, name: string, content: unknown = ''): void {
  const file = join(dir, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
}

/** A manifest that names these pages. */
export function manifestOf(...pages: string[]): Record<string, string> {
  return Object.fromEntries(pages.map((page) => [page, `file${page}.js`]))
}

type Answer = (req: IncomingMessage, res: ServerResponse, ...rest: unknown[]) => Promise<void>

/** What `next({ dir, dev })` returns, with an answer of the test's in place of Next's. */
export function fakeNextApp(
  options: { dir: string; dev?: boolean },
  answer: Answer = async (_req, res) => void res.end('page'),
) {
  return { options, getRequestHandler: () => answer }
}
