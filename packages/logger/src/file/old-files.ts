import { existsSync, readdirSync, renameSync, unlinkSync } from 'node:fs'
import { join, parse } from 'node:path'

const stampPattern = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z$/

/** Gives a log file the name of an old one: `app.log` becomes `app.2026-11-23T11-04-05.678Z.log`. */
export function putAside(path: string, time: number): void {
  let stamp = time
  while (existsSync(oldName(path, stamp))) stamp++
  renameSync(path, oldName(path, stamp))
}

/** Removes the oldest of the files that were put aside, by this process or another, so that `keep` are left. Files with other names are not touched. */
export function removeOldest(path: string, keep: number): void {
  const { dir, name, ext } = parse(path)
  const old = readdirSync(dir).filter(
    (file) =>
      file.startsWith(`${name}.`) &&
      file.endsWith(ext) &&
      stampPattern.test(file.slice(name.length + 1, file.length - ext.length)),
  )
  for (const file of old.sort().slice(0, Math.max(old.length - keep, 0))) unlinkSync(join(dir, file))
}

function oldName(path: string, time: number): string {
  const { dir, name, ext } = parse(path)
  return join(dir, `${name}.${new Date(time).toISOString().replaceAll(':', '-')}${ext}`)
}
