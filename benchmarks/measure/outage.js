// The same server twice, one with a collector that takes spans, one with a collector that hangs, in turn.
const { join } = require('node:path')
const { startChild } = require('../processes/children')
const { stacks } = require('../stacks/list')
const { progress, rotated } = require('./interleaved')
const { cpuOfRequest, latencies } = require('./load')
const { startServer } = require('./servers')

const collectors = ['up', 'hanging']
const memorySamples = 5

/**
 * @returns by collector: `p50Ms`, `p95Ms`, `p99Ms`, one of each for each round; `memory`, samples over the run; `requests` that were answered, and what the
 * collector has `received`
 */
async function measureOutage({ rounds, requests, perSecond, warmUp }, { client, sink }) {
  const sinks = { up: sink, hanging: startChild(join(__dirname, '..', 'processes', 'hanging-sink.js')) }
  const servers = {}
  const figures = {}
  for (const name of collectors) {
    servers[name] = await startServer(stacks.voluntarily, { sink: sinks[name] })
    figures[name] = { p50Ms: [], p95Ms: [], p99Ms: [], memory: [] }
    progress(`collector ${name}: warming up`)
    await cpuOfRequest(client, servers[name], { requests: warmUp, leadIn: 1, concurrency: 10 })
  }
  for (let round = 1; round <= rounds; round += 1) {
    for (const name of rotated(collectors, round)) {
      const found = await latencies(client, servers[name], { perSecond, requests })
      for (const [kind, ms] of Object.entries(found)) figures[name][kind].push(ms)
    }
    const [up, hanging] = collectors.map((name) => figures[name].p99Ms.at(-1).toFixed(2))
    progress(`round ${round}: p99 ${up} ms up, ${hanging} ms hanging`)
    if (isMemoryTime(round, rounds)) await Promise.all(collectors.map(addMemory))
  }
  for (const name of collectors) {
    figures[name].requests = (await servers[name].usage()).requests
    figures[name].received = await servers[name].received()
    await servers[name].stop()
  }
  return figures

  async function addMemory(name) {
    figures[name].memory.push(await servers[name].memory())
  }
}

/** So many times over the run, evenly, the last time at its end. */
function isMemoryTime(round, rounds) {
  const part = (done) => Math.floor((done * memorySamples) / rounds)
  return part(round) > part(round - 1)
}

module.exports = { measureOutage }
