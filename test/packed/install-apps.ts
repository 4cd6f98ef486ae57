import { cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageNames, root } from '../repository'
import { type App, apps, folderVariable } from './apps'
import { npm } from './npm'

/** Packs every package and installs the tarballs into a copy of each app, outside the repository. */
export default function installApps(): void {
  const folder = mkdtempSync(join(tmpdir(), 'packed-'))
  process.env[folderVariable] = folder

  const packed = npm(
    root,
    'pack',
    '--json',
    `--pack-destination=${folder}`,
    ...packageNames.map((name) => `./packages/${name}`),
  )
  writeFileSync(join(folder, 'packed.json'), packed)
  const tarballs: string[] = JSON.parse(packed).map(({ filename }: { filename: string }) => `../${filename}`)

  for (const app of Object.keys(apps) as App[]) {
    cpSync(join(__dirname, app), join(folder, app), { recursive: true })
    npm(join(folder, app), 'install', '--ignore-scripts', '--prefer-offline', ...tarballs)
  }
}
