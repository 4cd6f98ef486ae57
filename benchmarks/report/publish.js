// Makes of the figures what is shown and what is kept: Markdown, JSON and a chart.
const { barChart } = require('./bar-chart')
const { writeJson, writeSection, writeText } = require('./document')
const { machine, nodeMajor } = require('./machine')
const { judge } = require('./promises')
const { summarise } = require('./summary')
const { costTable, promiseTable } = require('./tables')

const titles = { stacks: 'What observing costs', variants: 'What the parts cost' }

/** @returns { output: what to print, holds: whether every promise holds } */
function publish({ kind, stacks, figures, seen, settings, problems, write }) {
  const major = nodeMajor()
  const about = machine()
  const summary = summarise(inOrder(figures, Object.keys(stacks)))
  const judged = kind === 'stacks' ? judge(figures) : []
  const stackTitles = Object.fromEntries(Object.entries(stacks).map(([name, { title }]) => [name, title]))
  const tables = [costTable(summary, stackTitles), ...(judged.length > 0 ? [promiseTable(judged)] : [])]
  const header = `Node ${about.node}, ${about.platform}, ${about.cpu}, ${about.date}: ${describe(settings)}.`
  const versions = `Versions: ${Object.entries(about.versions)
    .map((version) => version.join(' '))
    .join(', ')}.`
  const output = [header, ...tables, ...problems.map((problem) => `Not as it should be: ${problem}.`)].join(
    '\n\n',
  )
  if (write) {
    const base = kind === 'stacks' ? 'performance' : 'performance-variants'
    const image = `${base}-node-${major}.svg`
    const chart = chartOf(summary, stacks, `${titles[kind]}, Node ${about.node}`)
    const text = [header, `![The table below as bars](images/${image})`, ...tables, versions].join('\n\n')
    writeText(`docs/images/${image}`, chart)
    writeSection(`${kind}: Node ${major}`, text)
    const file = kind === 'stacks' ? `node-${major}` : `variants-node-${major}`
    writeJson(`benchmarks/results/${file}.json`, {
      ...about,
      settings,
      summary,
      judged: named(judged),
      seen,
      figures: byRound(figures),
    })
  }
  return { output, holds: problems.length === 0 && judged.every(({ holds }) => holds) }
}

const inOrder = (figures, names) => Object.fromEntries(names.map((name) => [name, figures[name]]))

function describe({ runs, rounds, requests, leastMs, warmUp, starts, concurrency, perSecond }) {
  return [
    `${runs} runs of fresh processes, ${warmUp} requests to warm up`,
    `${rounds} rounds a run, each of at least ${requests} requests and ${leastMs / 1_000} s over ${concurrency} connections`,
    `latencies at ${perSecond} requests a second`,
    `${starts} starts`,
  ].join(', ')
}

function chartOf(summary, stacks, title) {
  const bars = (value, text) =>
    Object.entries(summary).map(([name, figures]) => ({
      label: stacks[name].label,
      value: value(figures),
      text: text(figures),
      ours: stacks[name].ours === true,
    }))
  return barChart({
    title,
    panels: [
      {
        title: 'CPU of a request, µs (× Express alone)',
        bars: bars(
          ({ cpuUs }) => cpuUs,
          ({ cpuUs, cpuRatio }) => `${Math.round(cpuUs)} (${cpuRatio.toFixed(1)} ×)`,
        ),
      },
      {
        title: 'CPU of the start, up to the first answer, ms',
        bars: bars(
          ({ startUpCpuMs }) => startUpCpuMs,
          ({ startUpCpuMs }) => String(Math.round(startUpCpuMs)),
        ),
      },
      {
        title: 'Memory after the run, RSS, MiB',
        bars: bars(
          ({ rssMb }) => rssMb,
          ({ rssMb }) => String(Math.round(rssMb)),
        ),
      },
    ],
  })
}

// No lists in the file: the formatter would have them broken in another way than JSON.stringify.
const named = (judged) =>
  Object.fromEntries(judged.map(({ kind, stack, ...rest }) => [`${kind} ${stack}`, rest]))

function byRound(figures) {
  const shortened = (list) =>
    Object.fromEntries(list.map((value, index) => [index + 1, Number(value.toPrecision(5))]))
  return Object.fromEntries(
    Object.entries(figures).map(([name, kinds]) => [
      name,
      Object.fromEntries(Object.entries(kinds).map(([kind, list]) => [kind, shortened(list)])),
    ]),
  )
}

module.exports = { publish }
