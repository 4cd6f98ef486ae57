import '@voluntarily/observability/register'
import { loadConfig, mongooseCheck, mongoUri, observe, str } from '@voluntarily/observability'
import express from 'express'
import { connection } from './connection'

const config = loadConfig({ MONGODB_URI: mongoUri({ secret: true }), AUTH0_CLIENT_ID: str() })
const app = express()
const { logger } = observe(app, { checks: { mongo: mongooseCheck(connection) } })

const clientId: string = config.AUTH0_CLIENT_ID
// @ts-expect-error A setting that was not declared is no part of the configuration.
const undeclared = config.AUTH0_SECRET

logger.info({ clientId, undeclared }, 'hello')
app.listen(3122)
