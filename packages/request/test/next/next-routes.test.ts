import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createNextRoutes } from '../../src/next/next-routes'
import { addFile, createFolder, manifestOf } from '../support/next-fixture'

describe('where the routes come from', () => {
  let folder: ReturnType<typeof createFolder>
  afterEach(() => folder.remove())
  const app = (dev: boolean) => ({ options: { dir: folder.dir, dev } })

  test('given a build, then it is read once, and the folders do not count', () => {
    folder = createFolder({ '.next/server/pages-manifest.json': manifestOf('/built'), 'pages/listed.js': '' })
    const routeOf = createNextRoutes(app(false), { relistMs: 0 })
    expect(routeOf('/built')).toBe('/built')
    rmSync(join(folder.dir, '.next'), { recursive: true })
    expect(routeOf('/listed')).toBeUndefined()
    expect(routeOf('/built')).toBe('/built')
  })

  test('given development, then the folders count, and an older build does not', () => {
    folder = createFolder({ '.next/server/pages-manifest.json': manifestOf('/built'), 'pages/listed.js': '' })
    const routeOf = createNextRoutes(app(true))
    expect(routeOf('/listed')).toBe('/listed')
    expect(routeOf('/built')).toBeUndefined()
  })

  test('given no build outside development, then the folders count', () => {
    folder = createFolder({ 'pages/listed.js': '' })
    expect(createNextRoutes(app(false))('/listed')).toBe('/listed')
  })

  test('given a page added later, when it is asked for, then it is found by a new listing', () => {
    folder = createFolder({ 'pages/index.js': '' })
    const routeOf = createNextRoutes(app(true), { relistMs: 0 })
    expect(routeOf('/added')).toBeUndefined()
    addFile(folder.dir, 'pages/added.js')
    expect(routeOf('/added')).toBe('/added')
  })

  test('given a page added just after a listing, then the folders are left alone for a while', () => {
    folder = createFolder({ 'pages/index.js': '' })
    const routeOf = createNextRoutes(app(true), { relistMs: 60_000 })
    expect(routeOf('/added')).toBeUndefined()
    addFile(folder.dir, 'pages/added.js')
    expect(routeOf('/added')).toBeUndefined()
  })

  test('given a manifest that is no JSON, then there is no route, and a warning', () => {
    folder = createFolder({ '.next/server/pages-manifest.json': '{ "broken' })
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => {})
    expect(createNextRoutes(app(false))('/built')).toBeUndefined()
    expect(warn.mock.calls).toEqual([
      [expect.stringContaining('reading the routes of Next failed'), expect.anything()],
    ])
    warn.mockRestore()
  })
})
