import { rmSync } from 'node:fs'
import { packedFolder } from './apps'

export default function removeApps(): void {
  rmSync(packedFolder(), { recursive: true, force: true })
}
