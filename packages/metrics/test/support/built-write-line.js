const { join } = require('node:path')
const { buildSync } = require('esbuild')

const [built] = buildSync({
  entryPoints: [join(__dirname, '../../src/write-line.ts')],
  format: 'cjs',
  platform: 'node',
  write: false,
}).outputFiles
const built_ = { exports: {} }
new Function('module', 'require', built.text)(built_, require)

exports.writeLine = built_.exports.writeLine
