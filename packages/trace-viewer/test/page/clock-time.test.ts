import { clockTime, dayUnlessToday, isoTime } from '../../page/format/clock-time'

const us = (text: string) => new Date(text).getTime() * 1_000

test('given a time of the day, when it is written, then it goes down to the millisecond', () => {
  expect(clockTime(us('2026-11-03T04:05:06.007'))).toBe('04:05:06.007')
})

test('given a time of today, when its day is asked for, then none is told', () => {
  expect(dayUnlessToday(us('2026-11-03T23:59:59'), new Date('2026-11-03T00:00:01'))).toBe('')
})

test('given a time of another day, when its day is asked for, then it is told', () => {
  expect(dayUnlessToday(us('2026-11-02T12:00:00'), new Date('2026-11-03T00:00:01'))).toContain('2')
  expect(dayUnlessToday(us('2025-11-02T12:00:00'), new Date('2026-11-03T00:00:01'))).toContain('2025')
})

test('given a time with microseconds, when it is written in full, then they are there', () => {
  expect(isoTime(us('2026-11-03T04:05:06.007Z') + 89)).toBe('2026-11-03T04:05:06.007089Z')
})

test('given a time that no calendar has, when it is written, then nothing breaks', () => {
  expect([clockTime(1e30), dayUnlessToday(1e30), isoTime(1e30)]).toEqual(['–', '', ''])
})
