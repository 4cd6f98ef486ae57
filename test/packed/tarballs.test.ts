import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageNames } from '../repository'
import { packedFolder } from './apps'

interface Packed {
  name: string
  files: { path: string }[]
}

const packed: Packed[] = JSON.parse(readFileSync(join(packedFolder(), 'packed.json'), 'utf8'))

const published =
  /^(LICENSE|README\.md|package\.json|bin\/.+\.js|dist\/.+\.(js|d\.ts)|dist\/licenses\.txt|dist\/page\/.+\.(html|css|txt))$/

test.each(packageNames)(
  'given the tarball of %s, when it is opened, then it holds what is needed to run it, README and LICENSE only',
  (name) => {
    const files =
      packed.find((one) => one.name === `@voluntarily/${name}`)?.files.map(({ path }) => path) ?? []
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json', 'dist/index.js']))
    expect(files.filter((path) => !published.test(path))).toEqual([])
  },
)
