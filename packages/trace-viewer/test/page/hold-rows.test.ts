import { holdRows } from '../../page/list/hold-rows'

const row = (traceId: string, spans = 1) => ({ traceId, spans })

test('given a list that is held, when a new trace comes, then no row moves and one waits', () => {
  expect(holdRows([row('b'), row('a')], [row('c'), row('b'), row('a')])).toEqual({
    rows: [row('b'), row('a')],
    waiting: 1,
  })
})

test('given a list that is held, when a trace gets another span and comes first, then its row is new where it was', () => {
  expect(holdRows([row('b'), row('a')], [row('a', 2), row('b')])).toEqual({
    rows: [row('b'), row('a', 2)],
    waiting: 0,
  })
})

test('given a list that is held, when a trace makes way, then its row stays', () => {
  expect(holdRows([row('b'), row('a')], [row('b')]).rows).toEqual([row('b'), row('a')])
})
