require('@voluntarily/observability/register')

const express = require('express')
const { loadConfig, observe, str } = require('@voluntarily/observability')

const config = loadConfig({ GREETING: str({ default: 'hello' }) })
const app = express()
const { logger } = observe(app)

app.get('/greet/:name', (req, res) => {
  logger.info('greeting')
  res.send(`${config.GREETING} ${req.params.name}`)
})
app.get('/fails', () => {
  throw new Error('no luck')
})

const server = app.listen(0, '127.0.0.1', () => logger.info({ port: server.address().port }, 'listening'))
