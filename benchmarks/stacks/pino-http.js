// The app of the stacks whose traces are made by what is loaded with --require: pino-http as its README says.
const pinoHttp = require('pino-http')
const { serve } = require('../server/serve')

serve({
  before: (app) => app.use(pinoHttp()),
  log: (req, index) => req.log.info({ index }, 'looking up a thing'),
})
