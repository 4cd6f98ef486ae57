const { ask, nextMessage } = require('../processes/children')

const loadTimeoutMs = 240_000

/**
 * CPU of the server alone for each request, in microseconds, under closed load. The load goes on while the processor time is read, before
 * and after, so that what waits to be exported at the end was waiting at the beginning as well.
 * @param options { requests, leadIn: requests before, concurrency, leastMs: of measuring, so that a sender's timer has its turns }
 */
async function cpuOfRequest(client, server, { requests, leadIn, concurrency, leastMs = 0 }) {
  const reached = (what) => nextMessage(client, (message) => message.reached === what, loadTimeoutMs)
  const [started, measured] = [reached('leadIn'), reached('measured')]
  const ended = ask(client, 'closed', {
    port: server.port,
    requests,
    leadIn,
    concurrency,
    leastMs,
    timeoutMs: 2 * loadTimeoutMs,
  })
  await started
  const before = await server.usage()
  await measured
  const after = await server.usage()
  client.send({ ask: 'stop' })
  await ended
  return (after.cpuUs - before.cpuUs) / (after.requests - before.requests)
}

/** Latencies, in milliseconds, with so many requests a second. */
function latencies(client, server, { perSecond, requests }) {
  return ask(client, 'paced', { port: server.port, perSecond, requests, timeoutMs: loadTimeoutMs })
}

module.exports = { cpuOfRequest, latencies }
