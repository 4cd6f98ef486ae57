import { findFailure } from '../../page/trace/find-failure'
import { rowsOf, type SpanOfTest } from './support/spans'

const text = (value: string) => ({ stringValue: value })
const exception = (type: string, message: string): Partial<SpanOfTest> => ({
  status: { code: 2 },
  events: [
    {
      name: 'exception',
      attributes: [
        { key: 'exception.type', value: text(type) },
        { key: 'exception.message', value: text(message) },
      ],
    },
  ],
})

test('given an error that went up through its parents, when the failure is looked for, then it is the lowest span', () => {
  const rows = rowsOf([
    { id: 'a', ...exception('HttpError', 'bad gateway') },
    { id: 'b', parent: 'a', startMs: 1, ...exception('StorageError', 'disk is full') },
  ])
  expect(findFailure(rows)).toEqual({ row: 1, text: 'StorageError: disk is full' })
})

test('given two failures, when one says why, then it is that one', () => {
  const rows = rowsOf([
    { id: 'a' },
    { id: 'b', parent: 'a', startMs: 1, status: { code: 2 } },
    { id: 'c', parent: 'a', startMs: 2, status: { code: 2, message: 'no luck' } },
  ])
  expect(findFailure(rows)).toEqual({ row: 2, text: 'no luck' })
})

test('given a failure that says nothing, when it is looked for, then its span is still found', () => {
  expect(findFailure(rowsOf([{ id: 'a', status: { code: 2 } }]))).toEqual({ row: 0, text: '' })
})

test('given no failure, when it is looked for, then there is none', () => {
  expect(findFailure(rowsOf([{ id: 'a', status: { code: 1 } }]))).toBeUndefined()
})
