export {
  bool,
  bytes,
  type Config,
  ConfigError,
  type ConfigProblem,
  durationMs,
  type Environment,
  email,
  host,
  integer,
  json,
  list,
  logLevel,
  mongoUri,
  num,
  port,
  type Spec,
  type Specs,
  str,
  url,
} from '@voluntarily/config'
export {
  type Check,
  type CheckFunction,
  createHealth,
  eventLoopDelayCheck,
  httpCheck,
  memoryCheck,
  mongooseCheck,
} from '@voluntarily/health'
export {
  captureConsole,
  createLogger,
  getLogger,
  type Logger,
  type LoggerOptions,
  type LogLevelOptions,
  requestLogger,
  setLogLevel,
  setProcessLogger,
} from '@voluntarily/logger'
export {
  type Counter,
  counter,
  type Gauge,
  gauge,
  type Histogram,
  histogram,
  type Metrics,
  type MetricsOptions,
  metricsRouter,
} from '@voluntarily/metrics'
export { currentRequest, nextHandler, type RequestState } from '@voluntarily/request'
export { type Tracing, type TracingOptions, withSpan } from '@voluntarily/tracing'
export { type AdminRouter, type AdminRouterOptions, adminRouter } from './admin/admin-router'
export { loadConfig } from './load-config'
export { type ExpressApp, type Observed, type ObserveOptions, observe } from './observe'
export { registerProcess } from './register-process'
export { librarySpecs } from './settings'
export { startMetrics } from './start-metrics'
export { startTracing } from './start-tracing'
