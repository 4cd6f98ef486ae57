import { bool, json, list, logLevel, mongoUri, serviceSpecs, specTable, str } from '../src'

test('given specs, when their table is made, then each variable has a row in the order of declaration', () => {
  const rows = specTable({
    URI: mongoUri({ secret: true, desc: 'the database' }),
    LEVEL: logLevel({ default: 'info' }),
    FORMAT: str({
      choices: ['json', 'pretty'],
      optional: true,
      defaultText: 'pretty on a terminal, else json',
    }),
    KEY: str({ secret: true, default: 'hunter2' }),
    IDS: list({ default: ['a', 'b'] }),
    MAP: json({ default: { a: 1 } }),
    ON: bool({ default: false }),
  })
  const row = { default: '', description: '', required: false, secret: false }
  expect(rows).toEqual([
    { ...row, name: 'URI', type: 'MongoDB URI', description: 'the database', required: true, secret: true },
    { ...row, name: 'LEVEL', type: 'log level', default: 'info' },
    { ...row, name: 'FORMAT', type: 'json, pretty', default: 'pretty on a terminal, else json' },
    { ...row, name: 'KEY', type: 'string', default: '[secret]', secret: true },
    { ...row, name: 'IDS', type: 'list', default: 'a, b' },
    { ...row, name: 'MAP', type: 'json', default: '{"a":1}' },
    { ...row, name: 'ON', type: 'boolean', default: 'false' },
  ])
})

test('given the variables of the service’s identity, when their table is made, then all four are described', () => {
  const rows = specTable(serviceSpecs)
  expect(rows.map(({ name }) => name)).toEqual(['OTEL_SERVICE_NAME', 'REVISION', 'APP_ENV', 'NODE_ENV'])
  expect(rows.every(({ description }) => description !== '')).toBe(true)
})
