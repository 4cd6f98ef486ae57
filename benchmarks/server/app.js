// The app that every stack serves: a row of middlewares that only pass on, and a nested router with a small JSON answer.
const { setTimeout: wait } = require('node:timers/promises')
const express = require('express')

/**
 * @param load.middlewares how many pass-through middlewares stand before the router
 * @param load.lines log lines that the handler writes
 * @param load.waitMs how long the handler waits before it answers, so that requests are open side by side
 * @param before puts what the stack itself needs in front of everything: (app) => void
 * @param log writes one line from within a request: (req, index) => void
 */
function createApp({ middlewares = 8, lines = 0, waitMs = 0 }, { before, log }, served) {
  const app = express()
  before?.(app)
  for (let index = 0; index < middlewares; index += 1) app.use((_req, _res, next) => next())
  app.use('/api/:org', items({ lines, waitMs, log, served }))
  return app
}

function items({ lines, waitMs, log, served }) {
  const router = express.Router({ mergeParams: true })
  router.get('/items/:id', async (req, res) => {
    served.requests += 1
    for (let index = 0; index < lines; index += 1) log?.(req, index)
    if (waitMs > 0) await wait(waitMs)
    res.json({ org: req.params.org, id: req.params.id, name: 'a thing', tags: ['small', 'blue'] })
  })
  return router
}

module.exports = { createApp }
