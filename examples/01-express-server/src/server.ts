import '@voluntarily/observability/register'

import {
  durationMs,
  eventLoopDelayCheck,
  loadConfig,
  memoryCheck,
  observe,
  port,
  url,
} from '@voluntarily/observability'
import express from 'express'
import { createRoutes } from './routes'

const config = loadConfig({
  PORT: port({ default: 3122, desc: 'where the server listens' }),
  SLOW_MS: durationMs({ default: 1_000, desc: 'how long /slow takes' }),
  JAEGER_UI_URL: url({ default: undefined, desc: 'where traces are shown' }),
})
const baseUrl = `http://127.0.0.1:${config.PORT}`

const app = express()
const { logger } = observe(app, {
  checks: {
    memory: memoryCheck(),
    'event-loop': eventLoopDelayCheck(),
  },
})

app.use(express.json())
app.use(createRoutes({ baseUrl, slowMs: config.SLOW_MS }))

app.listen(config.PORT, '127.0.0.1', (error) => {
  if (error) throw error
  const at = `http://localhost:${config.PORT}`
  logger.info(`listening: ${at}/api/volunteers/7 and /slow, /chain, /report, /fail`)
  logger.info(`health: ${at}/health and ${at}/ready`)
  logger.info(
    `traces: ${config.JAEGER_UI_URL ?? 'http://localhost:16686 where a trace viewer or Jaeger runs (docs/jaeger.md)'}`,
  )
})
