// From figures in the order of the rounds to medians, and to what a stack adds to Express alone in the same round.

function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** The median of what `combine` makes of the figures of each round. */
function medianOf(combine, ...lists) {
  return median(lists[0].map((_, round) => combine(...lists.map((list) => list[round]))))
}

const added = (figures, bare) => medianOf((value, base) => value - base, figures, bare)
const ratio = (figures, bare) => medianOf((value, base) => value / base, figures, bare)

/** How much of what one stack adds to bare another one adds, as a share, in the same round. */
function shareOfAdded(figures, other, bare) {
  return medianOf((value, reference, base) => (value - base) / (reference - base), figures, other, bare)
}

/** By stack: medians, and what it adds to bare. */
function summarise(figures) {
  const { bare } = figures
  return Object.fromEntries(
    Object.entries(figures).map(([name, own]) => [
      name,
      {
        cpuUs: median(own.cpuUs),
        cpuRatio: ratio(own.cpuUs, bare.cpuUs),
        cpuAddedUs: added(own.cpuUs, bare.cpuUs),
        p50Ms: median(own.p50Ms),
        p95Ms: median(own.p95Ms),
        p99Ms: median(own.p99Ms),
        startUpCpuMs: median(own.startUpCpuMs),
        startUpAddedMs: added(own.startUpCpuMs, bare.startUpCpuMs),
        settledCpuMs: median(own.settledCpuMs),
        rssMb: median(own.rssMb),
        rssAddedMb: added(own.rssMb, bare.rssMb),
        heapMb: median(own.heapMb),
        heapAddedMb: added(own.heapMb, bare.heapMb),
        tracesOfRequest: median(own.tracesOfRequest),
      },
    ]),
  )
}

module.exports = { median, medianOf, shareOfAdded, summarise }
