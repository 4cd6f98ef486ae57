import { keyedLines } from '../../page/trace/keyed-lines'
import type { LogLine } from '../../src/store/stored-log'

const line = (timeUs: number, message: string): LogLine => ({
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: undefined,
  service: 'shop',
  timeUs,
  severity: 9,
  level: 'info',
  message,
  attributes: [],
})

test('given lines, when an earlier one comes in, then the keys of the others stay', () => {
  const later = [line(2, 'b'), line(2, 'c'), line(3, 'd')]
  const keys = (lines: LogLine[]) => keyedLines(lines).map(({ key }) => key)
  expect(keys([line(1, 'a'), ...later]).slice(1)).toEqual(keys(later))
  expect(new Set(keys(later)).size).toBe(3)
})
