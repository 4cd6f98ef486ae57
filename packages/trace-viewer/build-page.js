// Bundles the page of the trace viewer into dist/page. Run after tsc, by npm start, npm test and the release.
const { copyFileSync, mkdirSync } = require('node:fs')
const { dirname, join } = require('node:path')
const { buildSync } = require('esbuild')

const page = join(__dirname, 'page')
const outdir = join(__dirname, 'dist/page')

mkdirSync(outdir, { recursive: true })
buildSync({
  entryPoints: [join(page, 'page.tsx'), join(page, 'page.css')],
  outdir,
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2022'],
  tsconfig: join(page, 'tsconfig.json'),
  logLevel: 'warning',
})
copyFileSync(join(page, 'index.html'), join(outdir, 'index.html'))
// Its licence asks for this.
copyFileSync(
  join(dirname(require.resolve('preact/package.json')), 'LICENSE'),
  join(outdir, 'preact-license.txt'),
)
