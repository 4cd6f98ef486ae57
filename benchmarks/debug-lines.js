// node benchmarks/debug-lines.js: what a debug line costs that is not enabled, held and thrown away (LOG_BUFFER=on), or written. One process,
// the ways in turn, round by round; medians, in nanoseconds a line, over a request without lines. Needs `npm run build` before. "Off" comes first: what the
// process does once anything is held holds for all of its loggers.
const { IncomingMessage, ServerResponse } = require('node:http')
const { Socket } = require('node:net')
const { join } = require('node:path')
const { context, ROOT_CONTEXT } = require('@opentelemetry/api')
const pino = require('pino')

const packages = join(__dirname, '..', 'packages')
const { createLogger } = require(join(packages, 'logger'))
const { endRequest, ensureContextManager, openRequest } = require(join(packages, 'request'))

const linesOfRequest = 20
const requestsOfRound = 500
const rounds = 60

ensureContextManager()
const destination = pino.destination({ dest: '/dev/null', sync: true })
const loggerWith = (options) =>
  createLogger({ destination, format: 'json', service: 'shop', environment: {}, ...options })
function request(logger, status) {
  const req = Object.assign(new IncomingMessage(new Socket()), { method: 'GET', url: '/people/5' })
  const res = new ServerResponse(req)
  const { state, context: inside } = openRequest(req, res, ROOT_CONTEXT)
  context.with(inside, () => {
    for (let n = 0; n < linesOfRequest; n++)
      logger?.debug({ id: n, module: 'people' }, 'looking up somebody in the database')
  })
  res.statusCode = status
  endRequest(state, 'completed')
}

function measure({ logger, status = 200 }) {
  const start = process.hrtime.bigint()
  for (let n = 0; n < requestsOfRound; n++) request(logger, status)
  return Number(process.hrtime.bigint() - start) / (requestsOfRound * linesOfRequest)
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]

function compare(ways) {
  const added = Object.fromEntries(Object.keys(ways).map((name) => [name, []]))
  for (let round = -10; round < rounds; round++) {
    const base = measure({})
    for (const [name, way] of Object.entries(ways)) {
      const cost = measure(way) - base
      if (round >= 0) added[name].push(cost)
    }
  }
  for (const name of Object.keys(ways)) console.log(`${name.padEnd(40)} ${median(added[name]).toFixed(0)}`)
}

console.log(`Node ${process.versions.node}, ${rounds} rounds; ns a line`)
const plain = loggerWith({})
compare({ 'off: not enabled': { logger: plain }, 'off: written': { logger: loggerWith({ level: 'debug' }) } })
const logger = loggerWith({ buffer: true })
compare({
  'on: held and thrown away': { logger },
  'on: held and written, the request failed': { logger, status: 500 },
  'on: written, LOG_LEVEL=debug': { logger: loggerWith({ buffer: true, level: 'debug' }) },
  'on: not enabled, trace': { logger: { debug: (...args) => logger.trace(...args) } },
  'on: not enabled, a logger without buffer': { logger: plain },
})
