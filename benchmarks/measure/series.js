const { setTimeout: sleep } = require('node:timers/promises')
const { stacks } = require('../stacks/list')
const { progress, rotated } = require('./interleaved')
const { cpuOfRequest } = require('./load')
const { startServer } = require('./servers')

const compared = ['bare', 'voluntarily']
const warmUpConcurrency = 10

/**
 * CPU of a request, in microseconds, at each point of a series, without and with this library, round by round:
 * [{ value, bare: [], voluntarily: [] }].
 */
async function measureSeries({ points }, { rounds, requests, warmUp, leastMs }, { client, sink, name }) {
  const places = []
  try {
    for (const point of points) places.push(await startPlace(point, sink))
    for (const { value, servers } of places) {
      progress(`${name} ${value}: warming up`)
      for (const server of Object.values(servers)) {
        await cpuOfRequest(client, server, { requests: warmUp, leadIn: 1, concurrency: warmUpConcurrency })
      }
    }
    for (let round = 0; round < rounds; round += 1) {
      for (const { value, concurrency, servers, figures } of rotated(places, round)) {
        for (const stack of rotated(compared, round)) {
          const load = { requests, leadIn: Math.max(200, 2 * concurrency), concurrency, leastMs }
          figures[stack].push(await cpuOfRequest(client, servers[stack], load))
        }
        const [bare, ours] = compared.map((stack) => Math.round(figures[stack].at(-1)))
        progress(`${name} ${value}, round ${round + 1}: ${bare} → ${ours} µs`)
      }
    }
    return places.map(({ value, figures }) => ({ value, ...figures }))
  } finally {
    for (const { servers } of places) for (const server of Object.values(servers)) await server.stop()
  }
}

async function startPlace({ value, load, concurrency }, sink) {
  const servers = {}
  for (const stack of compared) servers[stack] = await startServer(stacks[stack], { load, sink })
  // Not in the middle of what a server does after its start.
  await sleep(500)
  return { value, concurrency, servers, figures: Object.fromEntries(compared.map((stack) => [stack, []])) }
}

module.exports = { measureSeries }
