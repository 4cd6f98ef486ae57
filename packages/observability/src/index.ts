export {
  bool,
  bytes,
  ConfigError,
  durationMs,
  email,
  host,
  integer,
  json,
  list,
  logLevel,
  mongoUri,
  num,
  port,
  str,
  url,
} from '@voluntarily/config'
export { createHealth, eventLoopDelayCheck, httpCheck, memoryCheck, mongooseCheck } from '@voluntarily/health'
export { createLogger, getLogger, type Logger, requestLogger } from '@voluntarily/logger'
export { currentRequest, nextHandler } from '@voluntarily/request'
export { type Tracing, type TracingOptions, withSpan } from '@voluntarily/tracing'
export { loadConfig } from './load-config'
export { type ExpressApp, type Observed, type ObserveOptions, observe } from './observe'
export { librarySpecs } from './settings'
export { startTracing } from './start-tracing'
