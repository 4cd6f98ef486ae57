import * as traceViewer from '../src'

test('given the package, when it is loaded, then it exports these names', () => {
  expect(Object.keys(traceViewer).sort()).toEqual([
    'TraceViewerError',
    'startTraceViewer',
    'traceViewerSpecs',
  ])
})
