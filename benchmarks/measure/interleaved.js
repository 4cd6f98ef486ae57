// Stacks side by side: what changes on the machine within a round changes for all of them. Every list of figures below is in the order of the
// rounds, so that those at the same place belong to the same round.
const { setTimeout: sleep } = require('node:timers/promises')
const { cpuOfRequest, latencies } = require('./load')
const { startServer } = require('./servers')

// Longer than any of the stacks waits before it sends something: 5 s OpenTelemetry, 2 s Datadog, 10 s Elastic.
const sendMs = 11_000

const progress = (text) => process.stderr.write(`${text}\n`)

/** The names, beginning with another one each time, so that none is always the first. */
function rotated(names, turn) {
  const first = turn % names.length
  return [...names.slice(first), ...names.slice(0, first)]
}

/** Adds a figure to those of a stack. */
function add(figures, name, kind, value) {
  figures[name] ??= {}
  figures[name][kind] ??= []
  figures[name][kind].push(value)
}

/** CPU from the start of a process to its first answer, in milliseconds. */
async function measureStartUp(stacks, figures, { repeats, sink }) {
  // One more, which is not counted: it brings the files into the system's cache.
  for (let repeat = 0; repeat <= repeats; repeat += 1) {
    for (const name of rotated(Object.keys(stacks), repeat)) {
      const server = await startServer(stacks[name], { sink })
      await server.stop()
      if (repeat > 0) add(figures, name, 'startUpCpuMs', server.startUpCpuMs)
    }
  }
}

/** Fresh processes, warmed up; then rounds of CPU and of latencies; then their memory. */
async function measureRun(stacks, figures, settings, { client, sink, run }) {
  const { warmUp, rounds, requests, leastMs, concurrency, perSecond, pacedRequests } = settings
  const names = Object.keys(stacks)
  const servers = {}
  try {
    for (const name of rotated(names, run)) {
      servers[name] = await startServer(stacks[name], { sink })
      await servers[name].age(sendMs)
      add(figures, name, 'settledCpuMs', (await servers[name].usage()).cpuUs / 1_000)
    }
    for (const name of rotated(names, run)) {
      progress(`run ${run + 1}: warming up ${name}`)
      await cpuOfRequest(client, servers[name], { requests: warmUp, leadIn: 1, concurrency })
    }
    for (let round = 0; round < rounds; round += 1) {
      for (const name of rotated(names, run + round)) {
        const load = { requests, leadIn: Math.ceil(requests / 10), concurrency, leastMs }
        const cpuUs = await cpuOfRequest(client, servers[name], load)
        add(figures, name, 'cpuUs', cpuUs)
        progress(`run ${run + 1}, round ${round + 1}: ${name} ${Math.round(cpuUs)} µs`)
      }
      for (const name of rotated(names, run + round)) {
        const found = await latencies(client, servers[name], { perSecond, requests: pacedRequests })
        for (const [kind, ms] of Object.entries(found)) add(figures, name, kind, ms)
      }
    }
    await sleep(sendMs)
    await Promise.all(names.map((name) => addMemory(figures, name, servers[name])))
  } finally {
    for (const server of Object.values(servers)) await server.stop()
  }
}

async function addMemory(figures, name, server) {
  for (const [kind, value] of Object.entries(await server.memory())) add(figures, name, kind, value)
  const { requests } = await server.usage()
  add(figures, name, 'tracesOfRequest', (await server.received()).traces / requests)
}

module.exports = { measureRun, measureStartUp, progress, rotated }
