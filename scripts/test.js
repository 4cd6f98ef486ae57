// npm test: the types of the tests (jest strips them), then jest. Further arguments go to jest: npm test -- packages/config
const { spawnSync } = require('node:child_process')
const { join } = require('node:path')

const root = join(__dirname, '..')

/** Runs a JavaScript command line with this very Node; true when it went well. */
function runNode(script, args) {
  const { status } = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  return status === 0
}

const typesHold = runNode('node_modules/typescript/bin/tsc', ['--project', 'tsconfig.test.json'])
const testsPass = runNode('node_modules/jest/bin/jest.js', process.argv.slice(2))

if (!typesHold) console.error('test: the types of the tests do not hold, see the messages of tsc above')
process.exitCode = typesHold && testsPass ? 0 : 1
