import type { RequestHandler } from 'express'

const { version } = require('../../package.json') as { version: string }

/** Says on every answer who answers: `voluntarily-traces/0.1.0`. The library sends log records to nobody else. */
export const serverHeader: RequestHandler = (_request, response, next) => {
  response.set('Server', `voluntarily-traces/${version}`)
  next()
}
