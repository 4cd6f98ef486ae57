import { outline, rowsOf } from './support/spans'

test('given spans in any order, when the tree is built, then each is below its parent, by its start', () => {
  const rows = rowsOf([
    { id: 'd', parent: 'c', startMs: 4 },
    { id: 'c', parent: 'a', startMs: 3 },
    { id: 'a' },
    { id: 'b', parent: 'a', startMs: 1 },
  ])
  expect(outline(rows)).toEqual(['a', '  b', '  c', '    d'])
  expect(rows.map(({ parent, children, descendants }) => [parent, children, descendants])).toEqual([
    [-1, 2, 3],
    [0, 0, 0],
    [0, 1, 1],
    [2, 0, 0],
  ])
  expect(rows.map(({ position, siblings }) => `${position}/${siblings}`)).toEqual([
    '1/1',
    '1/2',
    '2/2',
    '1/1',
  ])
})

test('given several roots and a missing parent, when the tree is built, then each stands at the top', () => {
  const rows = rowsOf([{ id: 'a' }, { id: 'b', startMs: 1 }, { id: 'c', parent: 'gone', startMs: 2 }])
  expect(outline(rows)).toEqual(['a', 'b', 'c'])
  expect(rows.map(({ detached }) => detached)).toEqual([undefined, undefined, 'parent-missing'])
})

test('given spans in a circle, when the tree is built, then it is opened at the earliest, and each is there once', () => {
  const rows = rowsOf([
    { id: 'a', parent: 'c', startMs: 2 },
    { id: 'b', parent: 'a', startMs: 1 },
    { id: 'c', parent: 'b', startMs: 3 },
    { id: 'd', parent: 'd', startMs: 4 },
  ])
  expect(outline(rows)).toEqual(['b', '  c', '    a', 'd'])
  expect(rows.map(({ detached }) => detached)).toEqual(['cycle', undefined, undefined, 'cycle'])
})

test('given two spans of one id, when the tree is built, then the children are below the first', () => {
  expect(
    outline(rowsOf([{ id: 'a' }, { id: 'a', startMs: 1 }, { id: 'b', parent: 'a', startMs: 2 }])),
  ).toEqual(['a', '  b', 'a'])
})

test('given failed spans, when the tree is built, then those above know how many', () => {
  const failed = { status: { code: 2 } }
  const rows = rowsOf([
    { id: 'a', ...failed },
    { id: 'b', parent: 'a', startMs: 1, ...failed },
    { id: 'c', parent: 'b', startMs: 2, ...failed },
  ])
  expect(rows.map(({ failedBelow }) => failedBelow)).toEqual([2, 1, 0])
})

test('given a chain of 50,000 spans, when the tree is built, then every level is there', () => {
  const rows = rowsOf(
    Array.from({ length: 50_000 }, (_, index) => ({
      id: `s${index}`,
      ...(index > 0 && { parent: `s${index - 1}` }),
      startMs: index,
    })),
  )
  expect(rows).toHaveLength(50_000)
  expect(rows.at(-1)).toMatchObject({ depth: 49_999, descendants: 0 })
  expect(rows[0]?.descendants).toBe(49_999)
})
