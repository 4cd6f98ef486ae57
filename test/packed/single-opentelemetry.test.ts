import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { appFolder, servers } from './apps'
import { npm } from './npm'

describe.each(servers)('given %s, installed from the tarballs', (app) => {
  test.each(['@opentelemetry/api', '@opentelemetry/core'])(
    'when the copies of %s are counted, then there is one',
    (name) => {
      const lockFile = readFileSync(join(appFolder(app), 'node_modules/.package-lock.json'), 'utf8')
      const folders = Object.keys(JSON.parse(lockFile).packages)
      expect(folders.filter((folder) => folder.endsWith(`/${name}`))).toEqual([`node_modules/${name}`])
    },
  )

  test('when npm looks at what is installed, then nothing is missing or at odds', () => {
    expect(() => npm(appFolder(app), 'ls', '--all')).not.toThrow()
  })
})
