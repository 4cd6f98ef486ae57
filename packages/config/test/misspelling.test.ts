import { comparable, isMisspelling } from '../src/misspelling'

const slip = (name: string, declared: string) => isMisspelling(comparable(name), comparable(declared))

test.each([
  ['LOG_LEVLE', 'LOG_LEVEL', 'two letters swapped'],
  ['PROT', 'PORT', 'two letters swapped in a short name'],
  ['LOG_LEVL', 'LOG_LEVEL', 'a letter missing'],
  ['LOG_LEVELL', 'LOG_LEVEL', 'a letter too many'],
  ['LOG_LEVAL', 'LOG_LEVEL', 'a wrong letter'],
  ['LOGLEVEL', 'LOG_LEVEL', 'an underscore missing'],
  ['OTELSERVICENAME', 'OTEL_SERVICE_NAME', 'all underscores missing'],
  ['LOG__LEVEL', 'LOG_LEVEL', 'an underscore too many'],
  ['LOG-LEVEL', 'LOG_LEVEL', 'a hyphen'],
  ['log_level', 'LOG_LEVEL', 'lower case'],
  ['MONGODB_URL', 'MONGODB_URI', 'URL for URI'],
  ['API_URI', 'API_URL', 'URI for URL'],
  ['AUTHO_CLIENT_ID', 'AUTH0_CLIENT_ID', 'O for 0'],
  ['AUTH_CLIENT_ID', 'AUTH0_CLIENT_ID', 'a missing digit'],
  ['ALLOWED_HOST', 'ALLOWED_HOSTS', 'singular for plural'],
])('given %s for %s (%s), when they are compared, then it looks like a misspelling', (name, declared) => {
  expect(slip(name, declared)).toBe(true)
})

test.each([
  ['LOG_LEVEL', 'LOG_LEVEL'],
  ['DB_HOST', 'DB_PORT'],
  ['SMTP_ID', 'SMTP_IP'],
  ['APP_KEY', 'API_KEY'],
  ['NODE1_URL', 'NODE2_URL'],
  ['API_KEY2', 'API_KEY'],
  ['DB1_HOST', 'DB_HOST'],
  ['HOST', 'POSTS'],
  ['LOG_FORMAT', 'LOG_FILE'],
  ['REDIS_HOST', 'REDIS_PORT'],
  ['PW', 'PWD'],
  ['_', '__'],
])('given %s beside %s, when they are compared, then it is another variable', (name, declared) => {
  expect(slip(name, declared)).toBe(false)
})
