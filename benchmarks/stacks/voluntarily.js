require('@voluntarily/observability/register')

const { getLogger, observe } = require('@voluntarily/observability')
const { serve } = require('../server/serve')

const logger = getLogger()

serve({
  before: (app) => observe(app),
  log: (_req, index) => logger.info({ index }, 'looking up a thing'),
})
