// Makes of the samples of soak.js a table and a file.
const { writeJson, writeSection } = require('./document')
const { machine, nodeMajor } = require('./machine')
const { markdownTable } = require('./tables')

// Growth between the second and the last fifth that is taken for noise: MiB of the heap, and of RSS, which moves by whole arenas.
const most = { heapMb: 0.5, rssMb: 8 }

/** @returns { output: what to print, holds: whether this library's process did not grow } */
function publishSoak({ stacks, samples, write }) {
  const about = machine()
  const grown = Object.fromEntries(Object.entries(samples).map(([name, list]) => [name, growthOf(list)]))
  const header = `Node ${about.node}, ${about.platform}, ${about.cpu}, ${about.date}: ${Object.values(samples)[0].at(-1).requests} requests, MiB after a garbage collection at the end of each fifth.`
  const rows = Object.entries(samples).flatMap(([name, list]) =>
    Object.entries({ heapMb: 'heap', rssMb: 'RSS' }).map(([kind, word]) => [
      `${stacks[name].title}, ${word}`,
      ...list.map((sample) => sample[kind].toFixed(1)),
      `${grown[name][kind] < 0 ? '−' : '+'}${Math.abs(grown[name][kind]).toFixed(2)}`,
    ]),
  )
  const table = markdownTable(['', '1', '2', '3', '4', '5', 'grown, second to last'], rows)
  const ours = grown.voluntarily
  const holds = !ours || Object.entries(most).every(([kind, limit]) => ours[kind] <= limit)
  const verdict = `No growth, that is at most ${most.heapMb} MiB of heap and ${most.rssMb} MiB of RSS: ${holds ? 'it holds' : '**it does not hold**'}.`
  const output = [header, table, ...(ours ? [verdict] : [])].join('\n\n')
  if (write) {
    writeSection(`soak: Node ${nodeMajor()}`, output)
    writeJson(`benchmarks/results/soak-node-${nodeMajor()}.json`, {
      ...about,
      grown,
      samples: withoutLists(samples),
    })
  }
  return { output, holds }
}

function growthOf(list) {
  const [, second] = list
  const last = list.at(-1)
  return { heapMb: last.heapMb - second.heapMb, rssMb: last.rssMb - second.rssMb }
}

// The formatter would have lists broken in another way than JSON.stringify.
const withoutLists = (samples) =>
  Object.fromEntries(Object.entries(samples).map(([name, list]) => [name, { ...list }]))

module.exports = { publishSoak }
