// node benchmarks/warm-up.js [--stacks=bare,voluntarily] [--windows=20] [--requests=2000]
//
// CPU of a request in windows of 2,000 from a fresh process on: after how many it no longer falls. What run.js takes as its warm-up.
const { parseArgs } = require('node:util')
const { startPeers, startServer } = require('./measure/servers')
const { cpuOfRequest } = require('./measure/load')
const { wholeNumbers } = require('./options')
const { stopAll, stopOnSignals } = require('./processes/children')
const { chosenStacks } = require('./stacks/list')

const { values } = parseArgs({
  options: {
    stacks: { type: 'string' },
    windows: { type: 'string', default: '20' },
    requests: { type: 'string', default: '2000' },
  },
})

async function main() {
  const { client, sink } = startPeers()
  const { requests, windows } = wholeNumbers(values, ['requests', 'windows'])
  for (const [name, stack] of Object.entries(chosenStacks(values.stacks))) {
    const server = await startServer(stack, { sink })
    const figures = []
    for (let window = 0; window < windows; window += 1) {
      figures.push(Math.round(await cpuOfRequest(client, server, { requests, leadIn: 10, concurrency: 10 })))
    }
    console.log(`${name}, Node ${process.versions.node}, µs in windows of ${requests}: ${figures.join(' ')}`)
    await server.stop()
  }
}

stopOnSignals()
main().finally(stopAll)
