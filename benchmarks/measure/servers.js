const { once } = require('node:events')
const { createServer, get } = require('node:http')
const { join } = require('node:path')
const { setTimeout: sleep } = require('node:timers/promises')
const { ask, nextMessage, startChild, stopChild } = require('../processes/children')

const startTimeoutMs = 60_000
const scrapeMs = 15_000
const processFile = (name) => join(__dirname, '..', 'processes', name)

/** The client and the receiver, which all servers share. */
function startPeers() {
  return { client: startChild(processFile('client.js')), sink: startChild(processFile('sink.js')) }
}

/**
 * Starts the server of a stack in a process of its own, and has it answer one request.
 * @param options { load: what the app does, stdout, sink: the receiver's process }
 * @returns what to ask it: usage, memory, received (by the sink), metricsPage; age(ms) waits until the process is that old
 */
async function startServer(stack, { load = {}, stdout, sink }) {
  const { port: sinkPort } = await ask(sink, 'open')
  const place = { sinkUrl: `http://127.0.0.1:${sinkPort}`, metricsPort: await freePort() }
  const startedAt = performance.now()
  const child = startChild(stack.file, {
    args: [JSON.stringify(load)],
    nodeOptions: ['--expose-gc', ...(stack.nodeOptions ?? [])],
    env: { NODE_ENV: 'production', ...stack.env?.(place) },
    stdout,
  })
  const { port } = await nextMessage(child, (message) => message.port !== undefined, startTimeoutMs)
  await textOf(`http://127.0.0.1:${port}/api/org-0/items/0`)
  const { cpuUs } = await ask(child, 'usage')
  const metricsPage = () => textOf(`http://127.0.0.1:${place.metricsPort}/metrics`)
  // As a Prometheus would, whether or not a load is on.
  const scraping = setInterval(() => stack.does.metrics && metricsPage().catch(() => {}), scrapeMs).unref()
  return {
    child,
    port,
    startUpCpuMs: cpuUs / 1_000,
    usage: () => ask(child, 'usage'),
    age: (ms) => sleep(Math.max(0, startedAt + ms - performance.now())),
    memory: () => leastMemory(child),
    received: () => ask(sink, 'counts', { port: sinkPort }),
    metricsPage,
    stop: async () => {
      clearInterval(scraping)
      await stopChild(child)
      await ask(sink, 'close', { port: sinkPort })
    },
  }
}

/** In MiB, after garbage collections. The smallest of some: memory that is free goes back to the system only by and by. */
async function leastMemory(child) {
  const samples = []
  for (let sample = 0; sample < 3; sample += 1) {
    await sleep(1_000)
    samples.push(await ask(child, 'memory', { timeoutMs: 60_000 }))
  }
  const least = (kind) => Math.min(...samples.map((sample) => sample[kind])) / 2 ** 20
  return { rssMb: least('rss'), heapMb: least('heapUsed') }
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
