// Makes of the figures of faults.js two tables and a file.
const { writeJson, writeSection } = require('./document')
const { machine, nodeMajor } = require('./machine')
const { median, medianOf } = require('./summary')
const { markdownTable } = require('./tables')

const mostRatio = 1.15
// MiB: what the queue may take, 2,048 spans and a batch under way; and growth over the run that is taken for noise, in which the queue is now full, now not.
const mostQueueMb = 16
const mostGrown = { heapMb: 3, rssMb: 12 }

/** @returns { output: what to print, holds: whether every promise holds } */
function publishFaults({ figures, settings, problems, write }) {
  const about = machine()
  const { up, hanging } = figures
  const ratios = Object.fromEntries(
    ['p50Ms', 'p95Ms', 'p99Ms'].map((kind) => [
      kind,
      medianOf((value, reference) => value / reference, hanging[kind], up[kind]),
    ]),
  )
  const grown = Object.fromEntries(
    Object.keys(mostGrown).map((kind) => [kind, hanging.memory.at(-1)[kind] - hanging.memory[1][kind]]),
  )
  const queueMb = median(hanging.memory.map(({ heapMb }, at) => heapMb - up.memory[at].heapMb))
  const verdicts = [
    ...Object.entries(ratios).map(([kind, ratio]) => [
      `${kind.slice(0, 3)} with the collector hanging, as a multiple of that with it up`,
      mostRatio,
      ratio,
    ]),
    ['heap more than with the collector up, MiB', mostQueueMb, queueMb],
    ['heap grown from the second fifth to the last, MiB', mostGrown.heapMb, grown.heapMb],
    ['RSS grown from the second fifth to the last, MiB', mostGrown.rssMb, grown.rssMb],
  ].map(([what, most, measured]) => ({ what, most, measured, holds: measured <= most }))

  const header = `Node ${about.node}, ${about.platform}, ${about.cpu}, ${about.date}: ${hanging.requests} requests to each, ${settings.perSecond} a second, in ${settings.rounds} rounds; medians over the rounds.`
  const output = [
    header,
    latencyTable(figures, ratios),
    memoryTable(figures),
    markdownTable(
      ['promise', 'at most', 'measured', 'holds'],
      verdicts.map(({ what, most, measured, holds }) => [
        what,
        most.toFixed(2),
        measured.toFixed(2),
        holds ? 'yes' : '**no**',
      ]),
    ),
    ...problems.map((problem) => `Not as it should be: ${problem}.`),
  ].join('\n\n')
  if (write) {
    writeSection(`outage: Node ${nodeMajor()}`, output, 'docs/reliability.md')
    writeJson(`benchmarks/results/faults-node-${nodeMajor()}.json`, {
      ...about,
      settings,
      ratios,
      queueMb,
      grown,
    })
  }
  return { output, holds: problems.length === 0 && verdicts.every(({ holds }) => holds) }
}

function latencyTable({ up, hanging }, ratios) {
  const rows = Object.entries(ratios).map(([kind, ratio]) => [
    kind.slice(0, 3),
    ...[median(up[kind]), median(hanging[kind]), ratio].map((value) => value.toFixed(2)),
  ])
  return markdownTable(['latency, ms', 'collector up', 'hanging', 'ratio'], rows)
}

function memoryTable(figures) {
  const rows = Object.entries(figures).flatMap(([name, { memory }]) =>
    Object.entries({ heapMb: 'heap', rssMb: 'RSS' }).map(([kind, word]) => [
      `collector ${name}, ${word}`,
      ...memory.map((sample) => sample[kind].toFixed(1)),
    ]),
  )
  return markdownTable(['MiB after a garbage collection', '1', '2', '3', '4', '5'], rows)
}

module.exports = { publishFaults }
