import { findSpans } from '../../page/trace/find-spans'
import { traceOf } from './support/spans'

const { spans } = traceOf([
  { id: 'aaaa', name: 'GET /orders', service: 'shop' },
  {
    id: 'bbbb',
    name: 'query',
    service: 'db',
    attributes: [{ key: 'db.table', value: { stringValue: 'Orders' } }],
  },
  { id: 'cccc', name: 'query', service: 'db', events: [{ name: 'retry' }] },
])

test.each([
  ['orders', ['aaaa', 'bbbb']],
  ['QUERY db', ['bbbb', 'cccc']],
  ['retry', ['cccc']],
  ['bbbb', ['bbbb']],
  ['orders retry', []],
  ['  ', []],
])('given "%s", when it is looked for, then it is found in %j', (text, found) => {
  expect([...findSpans(spans, text)]).toEqual(found)
})
