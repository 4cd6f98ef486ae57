// The figures as Markdown.

const whole = (value) => String(Math.round(value))
const fixed = (digits) => (value) => value.toFixed(digits)

const costColumns = [
  ['CPU, µs', ({ cpuUs }) => whole(cpuUs)],
  ['× bare', ({ cpuRatio }) => fixed(2)(cpuRatio)],
  ['added µs', ({ cpuAddedUs }) => whole(cpuAddedUs)],
  ['p50, ms', ({ p50Ms }) => fixed(2)(p50Ms)],
  ['p95, ms', ({ p95Ms }) => fixed(2)(p95Ms)],
  ['p99, ms', ({ p99Ms }) => fixed(2)(p99Ms)],
  ['start, CPU ms', ({ startUpCpuMs }) => whole(startUpCpuMs)],
  ['first 11 s, CPU ms', ({ settledCpuMs }) => whole(settledCpuMs)],
  ['RSS, MiB', ({ rssMb }) => whole(rssMb)],
  ['heap, MiB', ({ heapMb }) => fixed(1)(heapMb)],
  ['traces sent', ({ tracesOfRequest }) => `${Math.min(100, Math.round(100 * tracesOfRequest))} %`],
]

/** @param header the titles of the columns, the first one of words, the others of numbers */
function markdownTable(header, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  const rule = header.map((_, index) => (index === 0 ? '---' : '---:'))
  return [line(header), line(rule), ...rows.map(line)].join('\n')
}

/** @param summary by stack; titles by stack */
function costTable(summary, titles) {
  const header = ['stack', ...costColumns.map(([title]) => title)]
  const rows = Object.entries(summary).map(([name, figures]) => [
    titles[name],
    ...costColumns.map(([, cell]) => cell(figures)),
  ])
  return markdownTable(header, rows)
}

function promiseTable(judged) {
  const rows = judged.map(({ what, stack, most, share, holds }) => [
    `${what}, added, as a share of what ${stack} adds`,
    fixed(2)(most),
    fixed(2)(share),
    holds ? 'yes' : '**no**',
  ])
  return markdownTable(['promise', 'at most', 'measured', 'holds'], rows)
}

module.exports = { costTable, markdownTable, promiseTable }
