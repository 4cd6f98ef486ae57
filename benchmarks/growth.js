// npm run bench:growth -- [options]: how what this library adds to Express alone grows with the middlewares of an app, with the log lines
// of a request and with the requests that are open at the same time. See docs/performance.md.
const { parseArgs } = require('node:util')
const { measureSeries } = require('./measure/series')
const { startPeers } = require('./measure/servers')
const { wholeNumbers } = require('./options')
const { stopAll, stopOnSignals } = require('./processes/children')
const { publishGrowth } = require('./report/publish-growth')
const { setUp } = require('./set-up')

const series = {
  middlewares: {
    title: 'middlewares',
    points: [2, 10, 25, 50].map((value) => ({ value, load: { middlewares: value }, concurrency: 10 })),
    // At the last point, as a multiple of what is added at the first; the rest is noise.
    most: 1.25,
  },
  lines: {
    title: 'log lines in a request',
    points: [0, 1, 5, 20].map((value) => ({ value, load: { lines: value }, concurrency: 10 })),
  },
  concurrent: {
    title: 'concurrent requests',
    points: [1, 10, 50, 200].map((value) => ({ value, load: { waitMs: 2 }, concurrency: value })),
  },
}

const { values } = parseArgs({
  allowNegative: true,
  options: {
    series: { type: 'string', default: Object.keys(series).join(',') },
    rounds: { type: 'string', default: '9' },
    requests: { type: 'string', default: '2000' },
    'warm-up': { type: 'string', default: '15000' },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean' },
    assert: { type: 'boolean', default: true },
    'set-up': { type: 'boolean', default: true },
  },
})

const { 'warm-up': warmUp, ...numbers } = wholeNumbers(values, ['rounds', 'requests', 'warm-up'])

const settings = {
  ...numbers,
  warmUp,
  leastMs: 1_000,
  ...(values.quick && { rounds: 3, requests: 1_000, warmUp: 5_000, leastMs: 500 }),
}

async function main() {
  const wanted = values.series.split(',')
  for (const name of wanted) {
    if (!series[name]) throw new Error(`no series "${name}"; there are ${Object.keys(series).join(', ')}`)
  }
  if (values['set-up']) setUp()
  const peers = startPeers()
  const measured = {}
  for (const name of wanted) {
    measured[name] = {
      ...series[name],
      figures: await measureSeries(series[name], settings, { ...peers, name }),
    }
  }
  const complete = wanted.length === Object.keys(series).length && !values.quick
  const { output, holds } = publishGrowth({ measured, settings, write: values.write ?? complete })
  console.log(output)
  if (values.assert && !holds) process.exitCode = 1
}

stopOnSignals()
main().finally(stopAll)
