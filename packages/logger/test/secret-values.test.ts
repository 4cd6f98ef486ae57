import { inspect } from 'node:util'
import { loadConfig, str } from '@voluntarily/config'
import { loggerWithOutput } from './support/collector'

const { logger, output } = loggerWithOutput()
const early = logger.child({ bound: 'before: tr"ick\\y/s3cret value' })

beforeAll(() => {
  loadConfig(
    { SOME_KEY: str({ secret: true }), PIN_NUMBER: str({ secret: true }) },
    { environment: { SOME_KEY: 'tr"ick\\y/s3cret value', PIN_NUMBER: '9876543210' } },
  )
})

test.each<[string, (secret: string) => void]>([
  ['the message', (secret) => logger.info(`is ${secret}!`)],
  ['a line break before it', (secret) => logger.info(`\n${secret}\n`)],
  ['a field', (secret) => logger.info({ a: { b: [secret] } }, 'x')],
  ['a key', (secret) => logger.info({ [secret]: 1 }, 'x')],
  ['JSON in a text', (secret) => logger.info(JSON.stringify({ a: secret }))],
  ['JSON in JSON in a text', (secret) => logger.info(JSON.stringify(JSON.stringify({ a: secret })))],
  ['what inspect shows', (secret) => logger.info(inspect({ a: secret }))],
  ['a URL', (secret) => logger.info(`/x/${encodeURIComponent(secret)}`)],
  ['a form', (secret) => logger.info(String(new URLSearchParams({ a: secret })))],
  ['an error and its cause', (secret) => logger.error(new Error(secret, { cause: new Error(secret) }))],
  ['a child made before it was known', () => early.info('x')],
])('given a secret that config has read, when it is in %s, then its literal value is masked', (_, log) => {
  log('tr"ick\\y/s3cret value')
  expect(output.texts.at(-1)).toContain('[redacted]')
  expect(output.texts.at(-1)).not.toContain('s3cret')
  expect(output.last.level).toMatch(/info|error/)
})

test('given a secret of digits, when it is logged as a number, then it is masked', () => {
  logger.info({ n: 9876543210 }, 'x')
  expect(output.last.n).toBe('[redacted]')
})

test('given more text than a line holds, when a secret lies across the cut, then no half of it is written', () => {
  const small = loggerWithOutput({ maxLineBytes: 1_024 })
  for (let before = 1_990; before < 2_048; before += 1) {
    const filler = 'x'.repeat(2_048)
    const texts = [filler, filler, filler, 'x'.repeat(before), 'tr"ick\\y/s3cret value']
    small.logger.info({ texts: [...texts, 'mongodb://user:s3cretword@host'] })
    small.logger.info({ [`${'k'.repeat(before % 256)}tr"ick\\y/s3cret value`]: 1 })
  }
  expect(small.output.texts.join('')).not.toMatch(/tr\\+"|s3cr/)
})
