import { codeOf, packageNames, readText, sourceFiles } from './repository'

const maxLines = 300
const exportStatement = /\bexport (type )?\{[^}]*\} from '[^']+'/g

test.each(sourceFiles)('given %s, when it is counted, then it has 300 lines at the most', (path) => {
  expect(readText(path).split('\n').length).toBeLessThanOrEqual(maxLines)
})

test.each(sourceFiles.filter((path) => !path.startsWith('packages/config/')))(
  'given %s, when it is read, then it leaves process.env to the package config',
  (path) => {
    expect(codeOf(path)).not.toMatch(/\bprocess\s*(\.|\?\.|\[['"])\s*env\b|\benv\b[^'"]*from 'node:process'/)
  },
)

test.each(packageNames)(
  'given the index of %s, when it is read, then it is a list of exports without logic',
  (name) => {
    expect(codeOf(`packages/${name}/src/index.ts`).replaceAll(exportStatement, '').trim()).toBe('')
  },
)

test.each(packageNames)(
  'given the package %s, when its LICENSE is read, then it is that of the repository',
  (name) => {
    expect(readText(`packages/${name}/LICENSE`)).toBe(readText('LICENSE'))
  },
)
