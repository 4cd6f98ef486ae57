import { scrollTopFor, windowRows } from '../../page/trace/window-rows'

test('given many rows, when some are in view, then only those and a few more are drawn', () => {
  expect(windowRows(30_000, 600, 30, 50_000, 10)).toEqual({ first: 990, end: 1_030 })
})

test('given the first and the last rows, when they are in view, then the window ends with the list', () => {
  expect(windowRows(0, 600, 30, 50_000, 10)).toEqual({ first: 0, end: 30 })
  expect(windowRows(1_499_400, 600, 30, 50_000, 10)).toEqual({ first: 49_970, end: 50_000 })
})

test('given a list that has become shorter, when it is still scrolled, then the window is empty, not wrong', () => {
  expect(windowRows(9_000, 600, 30, 3, 10)).toEqual({ first: 3, end: 3 })
})

test('given a row in view, when it is gone to, then nothing scrolls', () => {
  expect(scrollTopFor(10, 150, 600, 30)).toBe(150)
})

test('given a row above or below the view, when it is gone to, then it is in view, with the next one', () => {
  expect(scrollTopFor(2, 150, 600, 30)).toBe(30)
  expect(scrollTopFor(40, 150, 600, 30)).toBe(660)
  expect(scrollTopFor(0, 150, 600, 30)).toBe(0)
})
