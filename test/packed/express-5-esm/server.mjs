import { loadConfig, observe, str } from '@voluntarily/observability'
import express from 'express'

const config = loadConfig({ GREETING: str({ default: 'hello' }) })
const app = express()
const { logger } = observe(app)

app.get('/greet/:name', (req, res) => {
  logger.info('greeting')
  res.send(`${config.GREETING} ${req.params.name}`)
})
app.get('/fails', async () => {
  throw new Error('no luck')
})

const server = app.listen(0, '127.0.0.1', () => logger.info({ port: server.address().port }, 'listening'))
