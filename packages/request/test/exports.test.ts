import * as request from '../src/index'

test('the package exports these names', () => {
  expect(Object.keys(request).sort()).toMatchInlineSnapshot(`
[
  "currentRequest",
  "endRequest",
  "ensureContextManager",
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
  "watchRouters",
  "withoutSpans",
]
`)
})
