import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compilePackage } from './support/compiled-package'

const compiled = compilePackage()
afterAll(() => compiled.remove())

const app = `
  const { loadConfig, mongoUri, port } = require(process.env.CONFIG)
  loadConfig({ MONGODB_URI: mongoUri({ secret: true }), PORT: port({ default: 3122 }) })
`

test('given wrong settings, when nothing catches the error, then one message comes out, no stack, and exit code 1', () => {
  const script = join(dirname(compiled.path), 'app.js')
  writeFileSync(script, app)
  const { status, stdout, stderr } = compiled.run([script], { env: { PORT: '80x' } })
  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toBe(
    `[ConfigError: 2 settings are wrong:
- MONGODB_URI: expected a MongoDB URI (mongodb://host:27017/database or mongodb+srv://host/database); it is not set.
  Set MONGODB_URI, such as MONGODB_URI=mongodb://localhost:27017/app, or MONGODB_URI_FILE to the path of a file that holds it.
- PORT: expected a port, 1 to 65535; got "80x".
  Change PORT, for example to 3122, or remove PORT to get the default: 3122.]

Node.js ${process.version}
`,
  )
})

test('given wrong settings, when the error is printed by console.error, then only its message comes out', () => {
  const { stderr } = compiled.run(['-e', `try {${app}} catch (error) { console.error(error) }`], {
    env: { MONGODB_URI: 'mongodb://localhost/db', PORT: '-1' },
  })
  expect(stderr).toBe(
    `ConfigError: 1 setting is wrong:
- PORT: expected a port, 1 to 65535; got "-1".
  Change PORT, for example to 3122, or remove PORT to get the default: 3122.
`,
  )
})
