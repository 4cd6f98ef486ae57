// The processes of a benchmark: servers, client and receiver, each with a channel to ask through. All of them end with this one.
const { fork } = require('node:child_process')
const { join } = require('node:path')

const folder = join(__dirname, '..')
const running = new Set()
const tailLength = 4_000

/** @param options { args, nodeOptions, env, stdout: 'ignore' | 'pipe' } */
function startChild(file, { args = [], nodeOptions = [], env = {}, stdout = 'ignore' } = {}) {
  const child = fork(file, args, {
    cwd: folder,
    env,
    execArgv: nodeOptions,
    stdio: ['ignore', stdout, 'pipe', 'ipc'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  child.errors = ''
  child.stderr.on('data', (text) => {
    child.errors = `${child.errors}${text}`.slice(-tailLength)
  })
  return child
}

/** The next message for which `accepts` holds; an error when the process ends first or says nothing for that long. */
function nextMessage(child, accepts, timeoutMs) {
  return new Promise((resolve, reject) => {
    const settle = (finish, value) => {
      clearTimeout(timer)
      child.off('message', onMessage)
      child.off('exit', onExit)
      finish(value)
    }
    const fail = (what) => settle(reject, new Error(`${child.spawnargs.join(' ')}: ${what}\n${child.errors}`))
    const onMessage = (message) => accepts(message) && settle(resolve, message)
    const onExit = (code, signal) => fail(`ended with ${signal ?? code}`)
    const timer = setTimeout(() => fail(`said nothing for ${timeoutMs} ms`), timeoutMs)
    child.on('message', onMessage)
    child.once('exit', onExit)
  })
}

let lastId = 0

async function ask(child, question, { timeoutMs = 10_000, ...details } = {}) {
  lastId += 1
  const id = lastId
  const answered = nextMessage(child, (message) => message.id === id, timeoutMs)
  child.send({ id, ask: question, ...details })
  return (await answered).answer
}

function stopChild(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', resolve)
    child.kill('SIGKILL')
  })
}

const stopAll = () => Promise.all([...running].map(stopChild))

/** Ctrl-C and SIGTERM: ends what this process has started, and nothing else. */
function stopOnSignals() {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ]) {
    process.once(signal, () => stopAll().finally(() => process.exit(code)))
  }
}

module.exports = { ask, nextMessage, startChild, stopAll, stopChild, stopOnSignals }
