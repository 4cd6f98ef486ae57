import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { inspect } from 'node:util'
import { json, list, loadConfig, str } from '../src'

const environment = {
  NAME: 'vly',
  KEY: 'hunter2hunter2',
  ACCOUNT: '{"id":"hunter2hunter2"}',
  IDS: 'hunter2hunter2',
}
const config = loadConfig(
  {
    NAME: str(),
    KEY: str({ secret: true }),
    ACCOUNT: json({ secret: true }),
    IDS: list({ secret: true }),
    UNSET: str({ secret: true, optional: true }),
    DEFAULT: str({ secret: true, default: 'hunter2' }),
  },
  { environment },
)
const masked = {
  NAME: 'vly',
  KEY: '[secret]',
  ACCOUNT: '[secret]',
  IDS: '[secret]',
  UNSET: undefined,
  DEFAULT: '[secret]',
}

test('given secrets, when the config is inspected, alone or inside something else, then they are masked', () => {
  expect(inspect(config)).toBe(inspect(masked))
  expect(inspect({ deep: [config] }, { depth: 5 })).toBe(inspect({ deep: [masked] }, { depth: 5 }))
})

test('given secrets, when the config becomes JSON, then they are masked', () => {
  expect(JSON.stringify({ config })).toBe(JSON.stringify({ config: masked }))
})

test('given secrets, when the config goes through console.log or console.dir, then they are not printed', () => {
  let output = ''
  const stream = new Writable({
    write(chunk, _encoding, done) {
      output += chunk
      done()
    },
  })
  const out = new Console(stream)
  out.log(config)
  out.log('%s %o %O %j', config, config, config, config)
  out.dir(config)
  out.dir(config, { showHidden: true, depth: 9 })
  expect(output).toContain('[secret]')
  expect(output).not.toContain('hunter2')
})

test('given secrets, when the program reads or spreads the config, then it gets the plain values', () => {
  expect(config.KEY).toBe('hunter2hunter2')
  expect({ ...config }).toEqual({
    ...masked,
    KEY: 'hunter2hunter2',
    ACCOUNT: { id: 'hunter2hunter2' },
    IDS: ['hunter2hunter2'],
    DEFAULT: 'hunter2',
  })
})
