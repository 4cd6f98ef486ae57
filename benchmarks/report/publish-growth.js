// Makes of the figures of growth.js a table, a chart and a file.
const { writeJson, writeSection, writeText } = require('./document')
const { lineChart } = require('./line-chart')
const { machine, nodeMajor } = require('./machine')
const { median, medianOf } = require('./summary')
const { markdownTable } = require('./tables')

function summarisePoint({ value, bare, voluntarily }) {
  return {
    value,
    bareUs: median(bare),
    voluntarilyUs: median(voluntarily),
    addedUs: medianOf((own, base) => own - base, voluntarily, bare),
  }
}

/** @returns { output: what to print, holds: whether what must not grow does not } */
function publishGrowth({ measured, settings, write }) {
  const about = machine()
  const major = nodeMajor()
  const summary = Object.fromEntries(
    Object.entries(measured).map(([name, { title, figures, most }]) => {
      const points = figures.map(summarisePoint)
      const grown = points.at(-1).addedUs / points[0].addedUs
      return [name, { title, points, ...(most && { grown, most, holds: grown <= most }) }]
    }),
  )
  const header = `Node ${about.node}, ${about.platform}, ${about.cpu}, ${about.date}: ${settings.rounds} rounds of at least ${settings.requests} requests, ${settings.warmUp} to warm up. CPU of a request, µs.`
  const output = [header, ...Object.values(summary).map(tableOf)].join('\n\n')
  if (write) {
    const image = `performance-growth-node-${major}.svg`
    writeText(
      `docs/images/${image}`,
      chartOf(summary, `How cost grows, Node ${about.node}: CPU of a request, µs`),
    )
    writeSection(
      `growth: Node ${major}`,
      [header, `![The tables below as lines](images/${image})`, ...Object.values(summary).map(tableOf)].join(
        '\n\n',
      ),
    )
    writeJson(`benchmarks/results/growth-node-${major}.json`, {
      ...about,
      settings,
      series: withoutLists(summary),
    })
  }
  return { output, holds: Object.values(summary).every(({ holds = true }) => holds) }
}

function tableOf({ title, points, most, grown, holds }) {
  const whole = (value) => String(Math.round(value))
  const table = markdownTable(
    [title, 'Express alone', 'this library', 'added'],
    points.map((point) => [point.value, ...[point.bareUs, point.voluntarilyUs, point.addedUs].map(whole)]),
  )
  if (!most) return table
  const verdict = `${grown.toFixed(2)} times as much is added at ${points.at(-1).value} as at ${points[0].value}`
  return `${table}\n\n${verdict}; promised are at most ${most}: ${holds ? 'it holds' : '**it does not hold**'}.`
}

function chartOf(summary, title) {
  return lineChart({
    title,
    panels: Object.values(summary).map((series) => ({
      title: series.title,
      values: series.points.map(({ value }) => value),
      lines: [
        { label: 'Express alone', figures: series.points.map(({ bareUs }) => bareUs) },
        { label: 'added by this library', figures: series.points.map(({ addedUs }) => addedUs), ours: true },
      ],
    })),
  })
}

// The formatter would have lists broken in another way than JSON.stringify.
function withoutLists(summary) {
  return Object.fromEntries(
    Object.entries(summary).map(([name, { points, ...rest }]) => [
      name,
      { ...rest, points: Object.fromEntries(points.map(({ value, ...figures }) => [value, figures])) },
    ]),
  )
}

module.exports = { publishGrowth }
