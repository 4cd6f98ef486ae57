// npm run bench:faults -- [options]: latency and memory while the collector hangs, against the same server with its collector up. See
// docs/reliability.md.
const { parseArgs } = require('node:util')
const { measureOutage } = require('./measure/outage')
const { startPeers } = require('./measure/servers')
const { wholeNumbers } = require('./options')
const { stopAll, stopOnSignals } = require('./processes/children')
const { publishFaults } = require('./report/publish-faults')
const { setUp } = require('./set-up')

const { values } = parseArgs({
  allowNegative: true,
  options: {
    rounds: { type: 'string', default: '20' },
    requests: { type: 'string', default: '5000' },
    'per-second': { type: 'string', default: '1000' },
    'warm-up': { type: 'string', default: '10000' },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean' },
    assert: { type: 'boolean', default: true },
    'set-up': { type: 'boolean', default: true },
  },
})

// Whatever hangs, it ends.
const longestMs = 6 * 60_000

const numbers = wholeNumbers(values, ['rounds', 'requests', 'per-second', 'warm-up'])
const settings = {
  rounds: numbers.rounds,
  requests: numbers.requests,
  perSecond: numbers['per-second'],
  warmUp: numbers['warm-up'],
  ...(values.quick && { rounds: 5, requests: 2_000, warmUp: 5_000 }),
}

/** What would make the figures worthless: a collector that was up and got nothing, one that hung and was not asked. */
function problemsOf({ up, hanging }) {
  return [
    ...(up.received.traces < 0.9 * up.requests
      ? [`the collector that was up got ${up.received.traces} traces of ${up.requests} requests`]
      : []),
    ...(hanging.received.exports === 0 ? ['nothing was sent to the collector that hung'] : []),
  ]
}

async function main() {
  if (values['set-up']) setUp()
  setTimeout(() => {
    process.stderr.write(`not done after ${longestMs / 1_000} s\n`)
    stopAll().finally(() => process.exit(1))
  }, longestMs).unref()
  const figures = await measureOutage(settings, startPeers())
  const write = values.write ?? !values.quick
  const { output, holds } = publishFaults({ figures, settings, problems: problemsOf(figures), write })
  console.log(output)
  if (values.assert && !holds) process.exitCode = 1
}

stopOnSignals()
main().finally(stopAll)
