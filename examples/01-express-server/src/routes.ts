import { setTimeout as delay } from 'node:timers/promises'
import { getLogger, withSpan } from '@voluntarily/observability'
import { Router } from 'express'
import { volunteers } from './volunteers'

const log = getLogger().child({ component: 'routes' })

export interface RouteOptions {
  /** Where this server answers, for the route that calls another. */
  baseUrl: string
  slowMs: number
}

export function createRoutes({ baseUrl, slowMs }: RouteOptions): Router {
  const router = Router()

  router.get('/', (_req, res) => {
    res.json({
      name: 'example-express-server',
      try: ['/api/volunteers/7', '/slow', '/chain', '/report', '/fail'],
    })
  })

  router.use('/api/volunteers', volunteers())

  router.get('/slow', async (_req, res) => {
    log.debug({ slowMs }, 'waiting')
    await delay(slowMs)
    res.json({ waitedMs: slowMs })
  })

  // Calls another service, here itself: both requests are in one trace.
  router.get('/chain', async (_req, res) => {
    const answer = await fetch(`${baseUrl}/api/volunteers/7`)
    res.json({ called: await answer.json() })
  })

  // A piece of work with a span of its own.
  router.get('/report', async (_req, res) => {
    const lines = await withSpan('build report', { attributes: { 'report.kind': 'monthly' } }, async () => {
      await delay(20)
      log.info('report built')
      return ['volunteers: 3', 'hours: 41']
    })
    res.json({ lines })
  })

  // A call that goes well, then a piece of work that fails: the trace shows which, and the log lines are at it.
  router.get('/fail', async (_req, res) => {
    const answer = await fetch(`${baseUrl}/api/volunteers/7`)
    log.info({ volunteer: await answer.json() }, 'storing the report')
    await withSpan('store report', { attributes: { 'report.kind': 'monthly' } }, async () => {
      await delay(5)
      throw new Error('the report could not be stored', { cause: new Error('disk is full') })
    })
    res.json({ stored: true })
  })

  return router
}
