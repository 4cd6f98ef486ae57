export { currentRequest, ensureContextManager } from './context'
export { asDebugged, isDebugged, whenDebugged } from './debug-requests'
export {
  canDebugRequests,
  debugMark,
  isDebugMark,
  readDebugToken,
  setDebugToken,
  takeDebugToken,
} from './debug-token'
export { endRequest, onLateError, onRequestEnd, openRequestCount, openRequests } from './end-request'
export { watchExpress } from './express/find-express'
export { reportFault } from './faults'
export { methodName } from './method-name'
export { type NextApp, type NextRequestHandler, nextHandler } from './next-handler'
export { type ObservableApp, type ObserveHooks, observeApp, watchRouters } from './observe-app'
export { openRequest, requestOf } from './open-request'
export { outsideRequests } from './outside-requests'
export { ignoreServer, isProbe, registerProbePaths } from './probes'
export { requestIdFrom } from './request-id'
export { expectedToken, isToken, requestSpecs, tokenSpec } from './settings'
export type { EndListener, LateErrorListener, Outcome, RequestEnd, RequestState } from './state'
export { tokenMatcher } from './token-matcher'
export { pathOf, urlPath } from './url-path'
export { urlScheme } from './url-scheme'
export { type RequestWatcher, watchRequests } from './watch-requests'
export { withoutSpans } from './without-spans'
