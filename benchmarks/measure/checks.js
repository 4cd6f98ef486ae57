// Before anything is measured: does each stack do for every request what it is said to do? One that does not would look cheap.
const { setTimeout: sleep } = require('node:timers/promises')
const { latencies } = require('./load')
const { startServer } = require('./servers')

const requests = 200
// Elastic APM ends its stream of events every 10 s.
const patienceMs = 15_000

/** What is wrong, as sentences; none when all is well. Also what each stack was seen to send: { problems, seen }. */
async function checkStacks(stacks, { client, sink }) {
  const problems = []
  const seen = {}
  for (const [name, stack] of Object.entries(stacks)) {
    seen[name] = await watch(stack, { client, sink })
    for (const kind of ['traces', 'lines', 'metrics']) {
      const { requests: sent, [kind]: count } = seen[name]
      // An agent may have traces of its own.
      if (stack.does[kind] ? count < sent : count > 0)
        problems.push(`${name}: ${count} ${kind} for ${sent} requests`)
    }
  }
  return { problems, seen }
}

async function watch(stack, { client, sink }) {
  const server = await startServer(stack, { stdout: 'pipe', sink })
  let output = ''
  server.child.stdout.on('data', (text) => {
    output += text
  })
  await latencies(client, server, { perSecond: 200, requests })
  const all = (await server.usage()).requests
  const deadline = Date.now() + patienceMs
  const wanted = stack.does.traces ? all : 0
  let received = await server.received()
  while (received.traces < wanted && Date.now() < deadline) {
    await sleep(250)
    received = await server.received()
  }
  const page = stack.does.metrics ? await server.metricsPage().catch((error) => error.message) : ''
  await server.stop()
  return {
    requests: all,
    traces: received.traces,
    spans: received.spans,
    lines: output.split('\n').filter((line) => line.startsWith('{') && line.includes('/api/org-')).length,
    metrics: requestsOnPage(page),
    paths: received.paths,
  }
}

/** Requests that a Prometheus page counts, whatever their labels. */
function requestsOnPage(page) {
  const counts = page.matchAll(/^http_server_\w*duration\w*_count(?:\{.*\})? (\d+)$/gm)
  return Array.from(counts, ([, count]) => Number(count)).reduce((sum, count) => sum + count, 0)
}

module.exports = { checkStacks }
