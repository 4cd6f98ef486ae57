import {
  json,
  knownSecrets,
  list,
  loadConfig,
  mongoUri,
  readSettings,
  secretsVersion,
  str,
  url,
} from '../src'

function learnedFrom(action: () => unknown): string[] {
  const before = new Set(knownSecrets())
  action()
  return knownSecrets().filter((secret) => !before.has(secret))
}

test('given a secret, when config is loaded, then its text is known, and no other variable’s', () => {
  const specs = { KEY: str({ secret: true }), NAME: str() }
  expect(
    learnedFrom(() => loadConfig(specs, { environment: { KEY: 'first-secret', NAME: 'public-name' } })),
  ).toEqual(['first-secret'])
})

test('given a secret under 8 characters, when config is loaded, then it is not among the known ones', () => {
  expect(
    learnedFrom(() => loadConfig({ KEY: str({ secret: true }) }, { environment: { KEY: '1234567' } })),
  ).toEqual([])
})

test('given a default, when it is used for a secret, then it is not among the known ones', () => {
  const specs = { KEY: str({ secret: true, default: 'development' }) }
  expect(learnedFrom(() => loadConfig(specs, { environment: {} }))).toEqual([])
})

test('given a secret in JSON, when config is loaded, then the strings inside are known too', () => {
  const text = '{"id":7,"inner":{"private":["deep-secret-1","short"]},"client":"deep-secret-2"}'
  const learned = learnedFrom(() =>
    loadConfig({ ACCOUNT: json({ secret: true }) }, { environment: { ACCOUNT: text } }),
  )
  expect(learned).toEqual(expect.arrayContaining([text, 'deep-secret-1', 'deep-secret-2']))
  expect(learned).not.toContain('short')
})

test('given a secret list of headers, when config is loaded, then their values are known too, also behind a scheme', () => {
  const text = 'x-api-team=header-secret-1,authorization=Basic%20header-secret-2,short=1'
  const learned = learnedFrom(() =>
    loadConfig({ HEADERS: str({ secret: true }) }, { environment: { HEADERS: text } }),
  )
  expect(learned).toEqual(
    expect.arrayContaining([text, 'header-secret-1', 'header-secret-2', 'Basic header-secret-2']),
  )
  expect(learned).not.toContain('x-api-team')
})

test('given a secret list, when config is loaded, then its entries are known too', () => {
  const learned = learnedFrom(() =>
    loadConfig({ KEYS: list({ secret: true }) }, { environment: { KEYS: 'list-secret-1, list-secret-2' } }),
  )
  expect(learned).toEqual(
    expect.arrayContaining(['list-secret-1, list-secret-2', 'list-secret-1', 'list-secret-2']),
  )
})

test('given a secret URI, when config is loaded, then its password is known as it is written and as it is meant', () => {
  const uri = 'mongodb://user:uri%40pass%2Fword@h1,h2/db'
  const learned = learnedFrom(() =>
    loadConfig({ URI: mongoUri({ secret: true }) }, { environment: { URI: uri } }),
  )
  expect(learned).toEqual(expect.arrayContaining([uri, 'uri%40pass%2Fword', 'uri@pass/word']))
})

test('given a URI that nobody declared secret, when config is loaded, then its password is known all the same', () => {
  const environment = { URI: 'redis://:other-password@cache/0', PLAIN: 'https://host:8080/a/path/of/@scope' }
  expect(learnedFrom(() => loadConfig({ URI: url(), PLAIN: url() }, { environment }))).toEqual([
    'other-password',
  ])
})

test('given a secret with characters that JSON or a URL escapes, when config is loaded, then those forms are known', () => {
  const learned = learnedFrom(() =>
    loadConfig({ PEM: str({ secret: true }) }, { environment: { PEM: 'line "1"\nline 2' } }),
  )
  expect(learned).toEqual(
    expect.arrayContaining(['line "1"\nline 2', 'line \\"1\\"\\nline 2', 'line%20%221%22%0Aline%202']),
  )
})

test('given a secret that is refused, when settings are read, then it is known', () => {
  const specs = { URI: mongoUri({ secret: true }) }
  expect(learnedFrom(() => readSettings(specs, { environment: { URI: 'not-a-mongo-uri' } }))).toEqual([
    'not-a-mongo-uri',
  ])
})

test('given known secrets, when they are listed, then the longest come first', () => {
  const lengths = knownSecrets().map(({ length }) => length)
  expect(lengths.length).toBeGreaterThan(5)
  expect(lengths).toEqual([...lengths].sort((one, other) => other - one))
})

test('given secretsVersion, when a secret is new, then it grows; when it is known already, then not', () => {
  const load = () => loadConfig({ KEY: str({ secret: true }) }, { environment: { KEY: 'version-secret' } })
  const before = secretsVersion()
  load()
  const after = secretsVersion()
  expect(after).toBeGreaterThan(before)
  load()
  expect(secretsVersion()).toBe(after)
})
