import { durationMs, loadConfig, logLevel, readSettings, str } from '../src'

const specs = { LEVEL: logLevel({ default: 'info' }), WAIT_MS: durationMs({ default: 5000 }), NAME: str() }

test('given wrong variables, when settings are read, then they take their defaults and become problems', () => {
  const { values, problems } = readSettings(specs, { environment: { LEVEL: 'loud', WAIT_MS: '2s' } })
  expect({ ...values }).toEqual({ LEVEL: 'info', WAIT_MS: 2000, NAME: undefined })
  expect(problems.map(({ name }) => name)).toEqual(['LEVEL', 'NAME'])
})

test('given problems that were only read, when config is loaded later, then they are not thrown', () => {
  readSettings(specs, { environment: {} })
  expect(() => loadConfig({}, { environment: {} })).not.toThrow()
})
