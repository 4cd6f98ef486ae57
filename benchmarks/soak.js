// npm run bench:soak -- [options]: many requests to one process; its memory, after a garbage collection, at the end of each fifth. See
// docs/performance.md.
const { setTimeout: sleep } = require('node:timers/promises')
const { parseArgs } = require('node:util')
const { progress } = require('./measure/interleaved')
const { cpuOfRequest } = require('./measure/load')
const { startPeers, startServer } = require('./measure/servers')
const { wholeNumbers } = require('./options')
const { stopAll, stopOnSignals } = require('./processes/children')
const { publishSoak } = require('./report/publish-soak')
const { setUp } = require('./set-up')
const { chosenStacks } = require('./stacks/list')

const { values } = parseArgs({
  allowNegative: true,
  options: {
    requests: { type: 'string', default: '500000' },
    stacks: { type: 'string', default: 'bare,voluntarily' },
    write: { type: 'boolean' },
    assert: { type: 'boolean', default: true },
    'set-up': { type: 'boolean', default: true },
  },
})

const fifths = 5
const portion = 10_000
// By then every stack has sent what it had.
const sendMs = 11_000

async function soak(name, stack, requests, { client, sink }) {
  const server = await startServer(stack, { sink })
  const samples = []
  for (let fifth = 1; fifth <= fifths; fifth += 1) {
    while ((await server.usage()).requests < (requests * fifth) / fifths) {
      await cpuOfRequest(client, server, { requests: portion, leadIn: 1, concurrency: 10 })
    }
    await sleep(sendMs)
    const memory = await server.memory()
    samples.push({ requests: (await server.usage()).requests, ...memory })
    progress(
      `${name}, fifth ${fifth}: heap ${memory.heapMb.toFixed(2)} MiB, RSS ${memory.rssMb.toFixed(1)} MiB`,
    )
  }
  await server.stop()
  return samples
}

async function main() {
  const wanted = chosenStacks(values.stacks)
  if (values['set-up']) setUp()
  const peers = startPeers()
  const { requests } = wholeNumbers(values, ['requests'])
  const samples = {}
  for (const [name, stack] of Object.entries(wanted)) samples[name] = await soak(name, stack, requests, peers)
  const { output, holds } = publishSoak({
    stacks: wanted,
    samples,
    write: values.write ?? requests >= 500_000,
  })
  console.log(output)
  if (values.assert && !holds) process.exitCode = 1
}

stopOnSignals()
main().finally(stopAll)
