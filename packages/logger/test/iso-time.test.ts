import fc from 'fast-check'
import { pino } from 'pino'
import { isoTime } from '../src/iso-time'

afterEach(() => jest.restoreAllMocks())

test('given any times in any order, when they are formatted, then they are as pino formats them', () => {
  const now = jest.spyOn(Date, 'now')
  const time = fc.integer({ min: 0, max: 4_102_444_800_000 })
  fc.assert(
    fc.property(
      fc.array(fc.oneof(time, fc.integer({ min: 1_799_999_998_990, max: 1_800_000_001_010 }))),
      (times) => {
        for (const ms of times) {
          now.mockReturnValue(ms)
          expect(isoTime()).toBe(pino.stdTimeFunctions.isoTime())
        }
      },
    ),
  )
})
