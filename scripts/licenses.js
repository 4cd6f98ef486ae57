// The licences of what esbuild has put into a file of ours.
const { readdirSync, readFileSync, writeFileSync } = require('node:fs')
const { join, resolve } = require('node:path')

/** The folder of the package that a file belongs to. */
const inModules = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/
const ruler = `\n${'-'.repeat(78)}\n\n`

/** The folders of the packages of others that are in what was built. */
function packagesIn({ inputs }) {
  return Object.keys(inputs).flatMap((input) => inModules.exec(input)?.[0] ?? [])
}

/** Writes name, version and licence of each package into a file; throws where one has none. */
function writeLicenses(folders, file) {
  const notices = [...new Set(folders)].sort().map((folder) => notice(resolve(folder)))
  writeFileSync(file, notices.join(ruler))
}

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copyright)(?:\.\w+)?$/i.test(entry))
  if (!file) throw new Error(`licenses: ${name} has no licence file`)
  return `${name} ${version}, ${license}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
}

module.exports = { packagesIn, writeLicenses }
