import { loggerWithOutput } from './support/collector'

test('given children made earlier, when the level of the logger changes, then they follow', () => {
  const { logger, output } = loggerWithOutput()
  const grandchild = logger.child({ a: 1 }).child({ b: 2 })
  grandchild.debug('before')
  logger.level = 'debug'
  grandchild.debug('after')
  expect(output.lines.map(({ msg }) => msg)).toEqual(['after'])
})

test('given a child with a level of its own, when the level of the logger changes, then it keeps its own', () => {
  const { logger, output } = loggerWithOutput()
  const child = logger.child({}, { level: 'error' })
  logger.level = 'trace'
  child.warn('quiet')
  child.error('loud')
  expect(output.lines.map(({ msg }) => msg)).toEqual(['loud'])
})
