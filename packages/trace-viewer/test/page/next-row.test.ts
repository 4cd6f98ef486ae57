import { nextFailed } from '../../page/trace/next-row'
import { rowsOf } from './support/spans'

const failed = { status: { code: 2 } }

test('given failed spans, when the next one is asked for, then it goes round', () => {
  const rows = rowsOf([
    { id: 'a' },
    { id: 'b', startMs: 1, ...failed },
    { id: 'c', startMs: 2 },
    { id: 'd', startMs: 3, ...failed },
  ])
  expect([-1, 0, 1, 2, 3].map((after) => nextFailed(rows, after))).toEqual([1, 1, 3, 3, 1])
})

test('given no failed span, when the next one is asked for, then nothing moves', () => {
  expect(nextFailed(rowsOf([{ id: 'a' }, { id: 'b' }]), 1)).toBe(1)
})
