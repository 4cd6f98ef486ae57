import { codeOf, packageNames, readText, sourceFiles } from './repository'

const maxLines = 300
const exportStatement = /\bexport (type )?\{[^}]*\} from '[^']+'/g
const readsEnvironment = /\bprocess\s*(\.|\?\.|\[['"])\s*env\b|\benv\b[^'"]*from 'node:process'/

const generated = '/otlp/definitions/'

test('given the sources, when their lines are counted, then none that is written by hand has more than 300', () => {
  const written = sourceFiles.filter((path) => !path.includes(generated))
  expect(written.filter((path) => readText(path).split('\n').length > maxLines)).toEqual([])
})

test('given the sources, when they are read, then process.env is in the package config only', () => {
  const others = sourceFiles.filter((path) => !path.startsWith('packages/config/'))
  expect(others.filter((path) => readsEnvironment.test(codeOf(path)))).toEqual([])
})

test('given the indexes of the packages, when they are read, then they are lists of exports without logic', () => {
  const indexes = packageNames.map((name) => `packages/${name}/src/index.ts`)
  expect(indexes.filter((path) => codeOf(path).replaceAll(exportStatement, '').trim() !== '')).toEqual([])
})

test('given the LICENSE of each package, when it is read, then it is that of the repository', () => {
  const licenses = packageNames.map((name) => `packages/${name}/LICENSE`)
  expect(licenses.filter((path) => readText(path) !== readText('LICENSE'))).toEqual([])
})
