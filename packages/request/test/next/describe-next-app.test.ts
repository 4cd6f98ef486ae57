import { join } from 'node:path'
import { describeNextApp } from '../../src/next/describe-next-app'

const options = { dir: '/srv/app', dev: false }
const nextConfig = { distDir: 'out', basePath: '/site' }
const prepared = { dir: '/srv/app', distDir: '/srv/app/out', nextConfig }

test.each([
  ['Next 11 to 13.4', { options, server: prepared }],
  ['Next 13.5 and 14', { options, renderServer: { options, server: prepared } }],
  ['Next 15 and 16', { options, server: { options, server: prepared } }],
])('given a prepared app of %s, then its server tells of it', (_version, app) => {
  expect(describeNextApp(app)).toEqual({
    dir: '/srv/app',
    distDir: '/srv/app/out',
    dev: false,
    config: nextConfig,
  })
})

test('given an app that throws when it is asked before it is prepared, then its options tell', () => {
  const app = {
    options: { dir: '/srv/app', dev: true },
    get server(): never {
      throw new Error('prepare() must be called')
    },
  }
  expect(describeNextApp(app)).toEqual({
    dir: '/srv/app',
    distDir: join('/srv/app', '.next'),
    dev: true,
    config: {},
  })
})

test('given settings among the options, then they count', () => {
  const app = { options: { dir: '/srv/app', conf: { distDir: 'build' } } }
  expect(describeNextApp(app).distDir).toBe(join('/srv/app', 'build'))
})

test('given an app that tells nothing, then it lies in the working directory', () => {
  expect(describeNextApp({})).toMatchObject({ dir: process.cwd(), dev: false })
})
