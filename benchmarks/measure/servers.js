const { once } = require('node:events')
const { createServer, get } = require('node:http')
const { join } = require('node:path')
const { ask, nextMessage, startChild, stopChild } = require('../processes/children')

const startTimeoutMs = 60_000
const processFile = (name) => join(__dirname, '..', 'processes', name)

/** The client and the receiver, which all servers share. */
function startPeers() {
  return { client: startChild(processFile('client.js')), sink: startChild(processFile('sink.js')) }
}

/**
 * Starts the server of a stack in a process of its own, and has it answer one request.
 * @param options { load: what the app does, stdout, sink: the receiver's process }
 */
async function startServer(stack, { load = {}, stdout, sink }) {
  const { port: sinkPort } = await ask(sink, 'open')
  const place = { sinkUrl: `http://127.0.0.1:${sinkPort}`, metricsPort: await freePort() }
  const child = startChild(stack.file, {
    args: [JSON.stringify(load)],
    nodeOptions: ['--expose-gc', ...(stack.nodeOptions ?? [])],
    env: { NODE_ENV: 'production', ...stack.env?.(place) },
    stdout,
  })
  const { port } = await nextMessage(child, (message) => message.port !== undefined, startTimeoutMs)
  await textOf(`http://127.0.0.1:${port}/api/org-0/items/0`)
  const { cpuUs } = await ask(child, 'usage')
  return {
    child,
    port,
    startUpCpuMs: cpuUs / 1_000,
    usage: () => ask(child, 'usage'),
    memory: () => ask(child, 'memory', { timeoutMs: 60_000 }),
    received: () => ask(sink, 'counts', { port: sinkPort }),
    metricsPage: () => textOf(`http://127.0.0.1:${place.metricsPort}/metrics`),
    stop: async () => {
      await stopChild(child)
      await ask(sink, 'close', { port: sinkPort })
    },
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

function textOf(url) {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part) => {
        text += part
      })
      response.on('end', () =>
        response.statusCode === 200 ? resolve(text) : reject(new Error(`${url}: ${response.statusCode}`)),
      )
    }).on('error', reject)
  })
}

module.exports = { startPeers, startServer }
