// A process that stands in for a collector which hangs: it takes the connection and what is sent, and never answers. Asked like `sink.js`.
const { createServer } = require('node:http')

const open = new Map()

async function openPort() {
  const counts = { traces: 0, exports: 0, bytes: 0 }
  const server = createServer((req) => {
    counts.exports += 1
    req.on('data', (part) => {
      counts.bytes += part.length
    })
    req.on('error', () => {})
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening))
  open.set(server.address().port, { server, counts })
  return { port: server.address().port }
}

function closePort({ port }) {
  const { server } = open.get(port)
  open.delete(port)
  server.close()
  server.closeAllConnections()
  return {}
}

const answers = { open: openPort, counts: ({ port }) => open.get(port).counts, close: closePort }

process.on('message', async ({ id, ask, ...details }) => {
  process.send({ id, answer: await answers[ask](details) })
})
process.once('disconnect', () => process.exit())
