// The process that sends requests. Closed load: so many connections, each of which sends its next request when it has its answer. Paced
// load: so many requests a second, sent when they are due, however long the ones before take.
const { setTimeout: sleep } = require('node:timers/promises')
const { Connection } = require('./connection')
const { requestText } = require('./requests')

const longestMs = 240_000

let stopping = false
let sent = 0

const nextRequest = () => {
  sent += 1
  return requestText(sent)
}

/** Says 'leadIn' and 'measured' when so many have been answered and so much time is over; goes on until told to stop, but not for ever. */
async function closedLoad({ port, concurrency, leadIn, requests, leastMs }) {
  const connections = Array.from({ length: concurrency }, () => new Connection(port))
  let answered = 0
  let startedAt
  let measured = false
  const onAnswer = () => {
    answered += 1
    if (answered === leadIn) {
      startedAt = performance.now()
      process.send({ reached: 'leadIn' })
    }
    if (measured || answered < leadIn + requests || performance.now() - startedAt < leastMs) return
    measured = true
    process.send({ reached: 'measured' })
  }
  const deadline = performance.now() + longestMs
  await Promise.all(
    connections.map(async (connection) => {
      while (!stopping && performance.now() < deadline) {
        await connection.send(nextRequest())
        onAnswer()
      }
    }),
  )
  for (const connection of connections) connection.close()
  return { answered }
}

async function pacedLoad({ port, perSecond, requests }) {
  const idle = []
  const latencies = []
  const sending = []
  const startedAt = performance.now()
  while (sending.length < requests) {
    const due = Math.ceil(((performance.now() - startedAt) * perSecond) / 1_000)
    while (sending.length < Math.min(due, requests)) {
      const connection = idle.pop() ?? new Connection(port)
      const timed = timeOf(connection).then((ms) => {
        latencies.push(ms)
        idle.push(connection)
      })
      sending.push(timed)
    }
    await sleep(1)
  }
  await Promise.all(sending)
  for (const connection of idle) connection.close()
  // The first ones had connections to make.
  return percentiles(latencies.slice(Math.floor(requests / 20)))
}

async function timeOf(connection) {
  const sentAt = performance.now()
  await connection.send(nextRequest())
  return performance.now() - sentAt
}

function percentiles(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) }
}

const answers = { closed: closedLoad, paced: pacedLoad }

process.on('message', async (message) => {
  if (message.ask === 'stop') {
    stopping = true
    return
  }
  stopping = false
  process.send({ id: message.id, answer: await answers[message.ask](message) })
})
process.once('disconnect', () => process.exit())
