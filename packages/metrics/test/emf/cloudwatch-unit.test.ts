import { cloudWatchUnit } from '../../src/emf/cloudwatch-unit'

test.each([
  ['s', 'Seconds'],
  ['ms', 'Milliseconds'],
  ['us', 'Microseconds'],
  ['By', 'Bytes'],
  ['MBy', 'Megabytes'],
  ['%', 'Percent'],
  ['{request}', 'Count'],
  ['{request}/s', 'Count/Second'],
  ['By/s', 'Bytes/Second'],
  ['Mbit/s', 'Megabits/Second'],
])('given the unit %s, then it is %s', (unit, cloudWatch) => expect(cloudWatchUnit(unit)).toBe(cloudWatch))

test.each(['', '1', 'Cel', 'By/min', 's/s', 'constructor', 'KiBy', '{', '{a}{b}'])(
  'given %j, for which CloudWatch has no word, then it is None',
  (unit) => expect(cloudWatchUnit(unit)).toBe('None'),
)
