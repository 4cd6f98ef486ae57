// npm run bench -- [options]: what a request, a start and a process cost with each stack, on the Node at hand. See docs/performance.md.
const { parseArgs } = require('node:util')
const { checkStacks } = require('./measure/checks')
const { measureRun, measureStartUp, progress } = require('./measure/interleaved')
const { startPeers } = require('./measure/servers')
const { stopAll, stopOnSignals } = require('./processes/children')
const { wholeNumbers } = require('./options')
const { publish } = require('./report/publish')
const { setUp } = require('./set-up')
const { chosenStacks, stacks, variants } = require('./stacks/list')

const count = (value) => ({ type: 'string', default: String(value) })

const { values } = parseArgs({
  allowNegative: true,
  options: {
    runs: count(3),
    rounds: count(4),
    requests: count(5_000),
    'warm-up': count(20_000),
    starts: count(7),
    stacks: { type: 'string' },
    variants: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean' },
    assert: { type: 'boolean', default: true },
    'set-up': { type: 'boolean', default: true },
  },
})

const quickSettings = {
  runs: 1,
  rounds: 3,
  requests: 2_000,
  leastMs: 2_500,
  warmUp: 8_000,
  starts: 3,
  pacedRequests: 400,
}

const { 'warm-up': warmUp, ...numbers } = wholeNumbers(values, [
  'runs',
  'rounds',
  'requests',
  'warm-up',
  'starts',
])

const settings = {
  ...numbers,
  warmUp,
  pacedRequests: 1_000,
  // Two periods of the sender that waits longest between two batches under load, dd-trace.
  leastMs: 4_000,
  concurrency: 10,
  perSecond: 200,
  ...(values.quick && quickSettings),
}

function wantedStacks() {
  if (values.variants) {
    const { bare, 'hand-wired': handWired, voluntarily } = stacks
    return { bare, 'hand-wired': handWired, voluntarily, ...variants }
  }
  return { bare: stacks.bare, ...chosenStacks(values.stacks) }
}

async function main() {
  if (values['set-up']) setUp()
  const wanted = wantedStacks()
  const peers = startPeers()
  progress('looking whether every stack does its work')
  const { problems, seen } = await checkStacks(wanted, peers)
  for (const problem of problems) progress(`NOT AS IT SHOULD BE: ${problem}`)
  const figures = {}
  progress(`start-up, ${settings.starts} times`)
  await measureStartUp(wanted, figures, { repeats: settings.starts, sink: peers.sink })
  for (let run = 0; run < settings.runs; run += 1) {
    await measureRun(wanted, figures, settings, { ...peers, run })
  }
  const { output, holds } = publish({
    kind: values.variants ? 'variants' : 'stacks',
    stacks: wanted,
    figures,
    seen,
    settings,
    problems,
    // A short or partial run must not take the place of the figures that are in the repository.
    write: values.write ?? !(values.quick || values.stacks),
  })
  console.log(output)
  if (values.assert && !holds) process.exitCode = 1
}

stopOnSignals()
main().finally(stopAll)
