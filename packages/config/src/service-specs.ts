import { str } from './validators/str'

/** The variables that say which service this is. */
export const serviceSpecs = {
  OTEL_SERVICE_NAME: str({
    optional: true,
    desc: 'service in logs, traces and metrics',
    defaultText: 'name in the package.json nearest to the entry script, else unknown_service:node',
  }),
  REVISION: str({ optional: true, desc: 'git revision that runs' }),
  APP_ENV: str({
    optional: true,
    desc: 'deployment environment: alpha, beta, gamma, live, …; decides nothing',
    defaultText: 'NODE_ENV',
  }),
  NODE_ENV: str({ optional: true, desc: 'production and test change defaults' }),
}
