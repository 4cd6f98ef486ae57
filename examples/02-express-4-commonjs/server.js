require('@voluntarily/observability/register')

const { loadConfig, port, durationMs, observe, getLogger, withSpan } = require('@voluntarily/observability')
const express = require('express')
const http = require('node:http')

const config = loadConfig({
  PORT: port({ default: 3123, desc: 'where the server listens' }),
  SLOW_MS: durationMs({ default: 1_000, desc: 'how long /slow takes' }),
})
const baseUrl = `http://127.0.0.1:${config.PORT}`

const app = express()
const { logger, onShutdown } = observe(app, {
  checks: { cache: () => ({ status: 'pass', observedValue: 3, observedUnit: 'entries' }) },
})

const hours = express.Router({ mergeParams: true })
hours.get('/:month', (req, res) =>
  res.json({ volunteer: req.params.volunteerId, month: req.params.month, hours: 41 }),
)

const volunteers = express.Router()
volunteers.use('/:volunteerId/hours', hours)
volunteers.get('/:volunteerId', (req, res) => {
  getLogger().debug({ volunteerId: req.params.volunteerId }, 'looked up a volunteer')
  res.json({ id: req.params.volunteerId, name: 'Aroha' })
})

app.use(express.json())
app.get('/', (_req, res) => res.json({ name: 'example-express-4-commonjs' }))
app.use('/api/volunteers', volunteers)

app.get('/slow', (_req, res) => {
  setTimeout(() => res.json({ waitedMs: config.SLOW_MS }), config.SLOW_MS)
})

// Calls another service, here itself: both requests are in one trace.
app.get('/chain', (_req, res, next) => {
  http
    .get(`${baseUrl}/api/volunteers/7`, (answer) => {
      let body = ''
      answer.on('data', (chunk) => {
        body += chunk
      })
      answer.on('end', () => res.json({ called: JSON.parse(body) }))
    })
    .on('error', next)
})

app.get('/report', (_req, res, next) => {
  withSpan('build report', async () => ['volunteers: 3', 'hours: 41'])
    .then((lines) => res.json({ lines }))
    .catch(next)
})

app.get('/fail', () => {
  throw new Error('the report could not be stored')
})

app.use((_error, _req, res, _next) => {
  res.status(500).json({ error: 'something went wrong', requestId: res.getHeader('x-request-id') })
})

onShutdown(() => logger.info('the app has closed what it had open'))

app.listen(config.PORT, '127.0.0.1', () => {
  logger.info(`listening: http://localhost:${config.PORT}, health: http://localhost:${config.PORT}/ready`)
})
