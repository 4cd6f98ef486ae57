import fc from 'fast-check'
import { loggerWithOutput } from './support/collector'

const maxLineBytes = 1_024
const { logger, output } = loggerWithOutput({ maxLineBytes })
const bytes = () => Buffer.byteLength(output.texts.at(-1) as string)

test('given a line within the limit, when logged, then it is whole and not marked', () => {
  logger.info({ a: 'x'.repeat(500) }, 'short')
  expect(output.last).not.toHaveProperty('truncated')
  expect(output.last.a).toHaveLength(500)
})

test('given one long string, when logged, then it alone is shortened and the line is marked', () => {
  logger.info({ long: 'x'.repeat(5_000), other: 'y'.repeat(200) }, 'msg')
  expect(bytes()).toBeLessThanOrEqual(maxLineBytes)
  expect(bytes()).toBeGreaterThan(maxLineBytes - 100)
  expect(output.last).toMatchObject({ level: 'info', msg: 'msg', truncated: true, other: 'y'.repeat(200) })
  expect(output.last.long).toMatch(/^x+…\[\d+ more\]$/)
})

test('given a long message, when logged, then its beginning stays', () => {
  logger.info({ a: 'kept' }, 'm'.repeat(100_000))
  expect(bytes()).toBeLessThanOrEqual(maxLineBytes)
  expect(output.last).toMatchObject({ a: 'kept', truncated: true, msg: expect.stringMatching(/^m{400}/) })
})

test('given more fields than fit, when logged, then the largest are left out and the line keeps its own', () => {
  const many = Object.fromEntries(
    Array.from({ length: 99 }, (_, i) => [`field${i}`, { n: i, list: [1, 2, 3, 4, 5] }]),
  )
  logger.info({ ...many, requestId: 'r-1' }, 'msg')
  expect(bytes()).toBeLessThanOrEqual(maxLineBytes)
  expect(output.last).toMatchObject({
    level: 'info',
    msg: 'msg',
    requestId: 'r-1',
    service: 'shop',
    truncated: true,
  })
})

test('given a request and many small things, when logged, then what tells of the request stays whole', () => {
  const told = {
    method: 'OPTIONS',
    route: '/organizations/:organizationId/people/:personId',
    status: 422,
    durationMs: 17.5,
    outcome: 'completed',
  }
  const small = Object.fromEntries(Array.from({ length: 90 }, (_, i) => [`f${i}`, 'a']))
  logger.error({ ...told, ...small, err: new Error('x'.repeat(9_000)) }, 'request completed')
  expect(bytes()).toBeLessThanOrEqual(maxLineBytes)
  expect(output.last).toMatchObject({ ...told, truncated: true })
})

test('given a telling field that is long, when logged, then it is shortened as any other', () => {
  logger.info({ route: 'r'.repeat(5_000), a: 'kept' }, 'msg')
  expect(bytes()).toBeLessThanOrEqual(maxLineBytes)
  expect(output.last).toMatchObject({ a: 'kept', route: expect.stringMatching(/^r{400,}…/) })
})

test('given no option, when logged, then a line is at most 16 KiB', () => {
  const usual = loggerWithOutput()
  usual.logger.error(new Error('x'.repeat(100_000), { cause: new Error('é'.repeat(100_000)) }))
  expect(Buffer.byteLength(usual.output.texts[0] as string)).toBeLessThanOrEqual(16_384)
  expect(usual.output.last.err).toMatchObject({ type: 'Error', cause: { type: 'Error' } })
})

test('given anything, when logged, then the line is JSON, within the limit, with level, time and msg', () => {
  fc.assert(
    fc.property(
      fc.object({ maxDepth: 4, withBigInt: true, withMap: true }),
      fc.string({ unit: 'binary', maxLength: 3_000 }),
      (fields, msg) => {
        logger.warn(fields, msg)
        expect(bytes()).toBeLessThanOrEqual(maxLineBytes)
        expect(output.last).toMatchObject({
          level: 'warn',
          time: expect.any(String),
          msg: expect.any(String),
        })
      },
    ),
    { numRuns: 300 },
  )
})

test('given a secret at the point of the cut, when logged, then no part of it is left', () => {
  for (let before = 700; before < 1_000; before += 7) {
    logger.info(`${'x'.repeat(before)} mongodb://user:hunter22hunter22@host/db ${'y'.repeat(3_000)}`)
    expect(output.texts.at(-1)).not.toContain('hunter')
  }
})
