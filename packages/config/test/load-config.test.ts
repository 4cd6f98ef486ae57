import { bool, integer, loadConfig, str } from '../src'

test('given an environment, when config is loaded, then values are parsed and unset ones take their defaults', () => {
  const config = loadConfig(
    {
      NAME: str(),
      COUNT: integer({ default: 3 }),
      ON: bool({ default: false }),
      NOTE: str({ optional: true }),
    },
    { environment: { NAME: ' vly ', ON: 'yes', OTHER: 'x' } },
  )
  expect({ ...config }).toEqual({ NAME: 'vly', COUNT: 3, ON: true, NOTE: undefined })
  expect(Object.keys(config)).toEqual(['NAME', 'COUNT', 'ON', 'NOTE'])
})

test.each(['', ' ', '\n\t '])(
  'given %j, when config is loaded, then the variable counts as unset',
  (text) => {
    expect(loadConfig({ COUNT: integer({ default: 3 }) }, { environment: { COUNT: text } }).COUNT).toBe(3)
    expect(() => loadConfig({ NAME: str() }, { environment: { NAME: text } })).toThrow(
      'NAME: expected some text; it is not set',
    )
  },
)

test('given no environment, when config is loaded, then it is read from the process at that moment', () => {
  const specs = { CONFIG_TEST_NAME: str({ optional: true }) }
  expect(loadConfig(specs).CONFIG_TEST_NAME).toBeUndefined()
  process.env.CONFIG_TEST_NAME = 'late'
  try {
    expect(loadConfig(specs).CONFIG_TEST_NAME).toBe('late')
  } finally {
    delete process.env.CONFIG_TEST_NAME
  }
})

test('given a config, when it is written to, then it stays as it is', () => {
  const config = loadConfig(
    { NAME: str(), KEY: str({ secret: true }) },
    { environment: { NAME: 'a', KEY: 'b' } },
  )
  const write = (name: string) => () => {
    ;(config as Record<string, string>)[name] = 'x'
  }
  expect(write('NAME')).toThrow(TypeError)
  expect(write('KEY')).toThrow(TypeError)
  expect(write('NEW')).toThrow(TypeError)
  expect({ ...config }).toEqual({ NAME: 'a', KEY: 'b' })
})

test('given a config, when an undeclared property is read, then it is undefined, also to what awaits or prints it', async () => {
  const config: Record<string, unknown> = loadConfig({ NAME: str() }, { environment: { NAME: 'a' } })
  expect(config.OTHER).toBeUndefined()
  expect(config.then).toBeUndefined()
  expect(await config).toBe(config)
  expect(`${config}`).toBe('[object Object]')
})
