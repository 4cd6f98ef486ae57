import * as request from '../src/index'

test('the package exports these names', () => {
  expect(Object.keys(request).sort()).toMatchInlineSnapshot(`
[
  "currentRequest",
  "endRequest",
  "ensureContextManager",
  "ignoreServer",
  "isProbe",
  "methodName",
  "nextHandler",
  "observeApp",
  "onLateError",
  "onRequestEnd",
  "openRequest",
  "openRequestCount",
  "openRequests",
  "pathOf",
  "registerProbePaths",
  "reportFault",
  "requestIdFrom",
  "requestOf",
  "urlPath",
  "urlScheme",
  "watchExpress",
  "watchRequests",
  "watchRouters",
  "withoutSpans",
]
`)
})
