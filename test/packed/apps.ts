import { join } from 'node:path'

/** Each is a folder beside this file, installed from the packed tarballs as an app of its own. */
export const apps = {
  'express-4-cjs': ['server.js'],
  'express-5-esm': ['--import', '@voluntarily/observability/register', 'server.mjs'],
  'typescript-consumer': ['server.js'],
} as const

export type App = keyof typeof apps

/** The apps that are started; the third is only compiled. */
export const servers = ['express-4-cjs', 'express-5-esm'] as const

/** Variable that hands the temporary folder from the set-up to the tests, which run in processes of their own. */
export const folderVariable = 'PACKED_FOLDER'

export function packedFolder(): string {
  const folder = process.env[folderVariable]
  if (!folder)
    throw new Error(`${folderVariable} is not set: run these tests with test/packed/jest.config.js`)
  return folder
}

export function appFolder(app: App): string {
  return join(packedFolder(), app)
}
