// Serves the app on a free port and answers what the benchmark asks through the channel to its parent: the same for every stack.
const { createApp } = require('./app')

/** @param stack what the stack adds to the app: { before(app), log(req, index) } */
function serve(stack = {}) {
  const served = { requests: 0 }
  const load = JSON.parse(process.argv[2] ?? '{}')
  const server = createApp(load, stack, served).listen(0, '127.0.0.1', (error) => {
    if (error) throw error
    process.send({ port: server.address().port })
  })
  process.on('message', ({ id, ask }) => process.send({ id, answer: answers[ask](served) }))
  // Without its parent it would be left behind.
  process.once('disconnect', () => process.exit())
}

const answers = {
  usage: ({ requests }) => {
    const { user, system } = process.cpuUsage()
    return { cpuUs: user + system, requests }
  },
  memory: () => {
    // The second pass takes what the finalisers of the first let go of.
    global.gc()
    global.gc()
    const { rss, heapUsed } = process.memoryUsage()
    return { rss, heapUsed }
  },
}

module.exports = { serve }
