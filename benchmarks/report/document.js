const { mkdirSync, readFileSync, writeFileSync } = require('node:fs')
const { dirname, join } = require('node:path')

const root = join(__dirname, '..', '..')
const performanceFile = 'docs/performance.md'

/** Writes a file of the repository, its path from the root. */
function writeText(path, content) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}

/** Indented, with every value on a line of its own, as the formatter has it. */
const writeJson = (path, value) => writeText(path, `${JSON.stringify(value, null, 2)}\n`)

/** Puts Markdown between the markers of that name in docs/performance.md, or another document; all else there stays. */
function writeSection(name, markdown, file = performanceFile) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`]
  const document = readFileSync(join(root, file), 'utf8')
  const from = document.indexOf(start)
  const to = document.indexOf(end)
  if (from === -1 || to === -1) throw new Error(`${file}: no "${start}" followed by "${end}"`)
  writeText(file, `${document.slice(0, from + start.length)}\n\n${markdown}\n\n${document.slice(to)}`)
}

module.exports = { writeJson, writeSection, writeText }
