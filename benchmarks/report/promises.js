const { shareOfAdded } = require('./summary')

/** What the project promises: added to Express alone, at most this share of what another stack adds. */
const promises = [
  { what: 'CPU of a request', kind: 'cpuUs', stack: 'hand-wired', most: 0.2 },
  { what: 'CPU of a request', kind: 'cpuUs', stack: 'dd-trace', most: 0.45 },
  { what: 'CPU of the start', kind: 'startUpCpuMs', stack: 'hand-wired', most: 0.4 },
  { what: 'memory (RSS)', kind: 'rssMb', stack: 'hand-wired', most: 0.5 },
  { what: 'memory (heap)', kind: 'heapMb', stack: 'hand-wired', most: 0.5 },
]

/** Each promise with the share that was measured, and whether it holds; those about stacks that did not run are left out. */
function judge({ bare, voluntarily, ...others }) {
  if (!bare || !voluntarily) return []
  return promises
    .filter(({ stack }) => others[stack])
    .map((promise) => {
      const share = shareOfAdded(
        voluntarily[promise.kind],
        others[promise.stack][promise.kind],
        bare[promise.kind],
      )
      return { ...promise, share, holds: share <= promise.most }
    })
}

module.exports = { judge }
