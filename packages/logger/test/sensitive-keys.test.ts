import { sensitiveKeys } from '@voluntarily/config'
import { loggerWithOutput } from './support/collector'

const isSensitive = sensitiveKeys(['dateOfBirth'])

test.each(
  (
    'authorization Authorization proxy-authorization cookie Cookie set-cookie setCookie SET_COOKIE x-api-key apiKey api_key APIKEY ' +
    'x-debug-token password PASSWORD passwd pwd SMTP_PWD userPassword password_hash newPassword password2 secret client_secret ' +
    'clientSecret token access_token accessToken refresh_token id_token idToken csrfToken tokens privateKey private_key VLY_PRIVATE_KEY ' +
    'AWS_SECRET_ACCESS_KEY session sessionId connect.sid jwt credentials smtp_pass DB_PASS dbPass DBPASS PHPSESSID sessid client_assertion passcode pass auth date_of_birth DATEOFBIRTH'
  ).split(' '),
)('given the key %s, when its value is a text, then it is masked', (key) => {
  expect(isSensitive(key, 'value')).toBe(true)
})

test.each(
  'tokens_used tokenType expiresAt secretary passenger bypass compass code key id author authorId cookiesAccepted passwordResetAt sessionCount user'.split(
    ' ',
  ),
)('given the key %s, when its value is a text, then it is not masked', (key) => {
  expect(isSensitive(key, 'value')).toBe(false)
})

test.each<[string, unknown]>([
  ['hasPassword', true],
  ['password', null],
  ['maxTokens', 4096],
  ['completion_tokens', 12],
])('given %s: %j, when logged, then it is not masked, for it tells nothing', (key, value) => {
  expect(isSensitive(key, value)).toBe(false)
})

test('given a number under a secret name, when logged, then it is masked', () => {
  expect(isSensitive('token', 123456)).toBe(true)
})

describe('in a line', () => {
  const { logger, output } = loggerWithOutput({
    redact: ['dateOfBirth', 'body.address.street', 'items[*].price'],
    environment: { LOG_REDACT: 'phone, person.name' },
  })

  test('given secrets deep down and in lists, when logged, then they are masked where they are', () => {
    logger.info({ a: { b: [{ c: { d: { Password: 'hunter22' } } }] }, list: [{ id_token: 'abc' }] }, 'x')
    expect(output.texts.at(-1)).not.toMatch(/hunter22|abc/)
    expect(output.last.a.b[0].c.d).toEqual({ Password: '[redacted]' })
  })

  test('given an object, list or number under a secret key, when logged, then nothing of it is written', () => {
    logger.info({ credentials: { user: 'ann', key: 'kkk' }, cookies: ['a=1'], secret: 123456 }, 'x')
    expect(output.last).toMatchObject({
      credentials: '[redacted]',
      cookies: '[redacted]',
      secret: '[redacted]',
    })
  })

  test('given bare names in code and environment, when logged, then these keys are masked at any depth', () => {
    logger.info({ person: { DATE_OF_BIRTH: 'x' }, deep: { er: { phone: '123' } } }, 'x')
    expect(output.last).toMatchObject({
      person: { DATE_OF_BIRTH: '[redacted]' },
      deep: { er: { phone: '[redacted]' } },
    })
  })

  test('given dotted names, when logged, then just these paths are masked', () => {
    logger.info(
      { body: { address: { street: 's', city: 'c' } }, person: { name: 'n' }, name: 'kept', street: 'kept' },
      'x',
    )
    expect(output.last).toMatchObject({
      body: { address: { street: '[redacted]', city: 'c' } },
      person: { name: '[redacted]' },
      name: 'kept',
      street: 'kept',
    })
  })

  test('given a path with a wildcard, when logged, then each entry is masked', () => {
    logger.info({ items: [{ price: 1 }, { price: 2 }] }, 'x')
    expect(output.last.items).toEqual([{ price: '[redacted]' }, { price: '[redacted]' }])
  })

  test('given names and values in turn under any key, when logged, then the values of secret names are masked, and a list of names stays', () => {
    logger.info(
      {
        h: ['Host', 'h', 'Cookie', 'a=b', 'Authorization', 'Token hunter22'],
        entries: [
          ['authorization', 'Token hunter22'],
          ['accept', '*/*'],
        ],
        spawnargs: ['--password', 'hunter', '--token', '--all'],
        required: ['user', 'password', 'email'],
      },
      'x',
    )
    expect(output.last).toMatchObject({
      h: ['Host', 'h', 'Cookie', '[redacted]', 'Authorization', '[redacted]'],
      entries: [
        ['authorization', '[redacted]'],
        ['accept', '*/*'],
      ],
      spawnargs: ['--password', '[redacted]', '--token', '--all'],
      required: ['user', 'password', 'email'],
    })
  })

  test('given raw headers and named values, when logged, then the values of secret names are masked', () => {
    logger.info(
      { rawHeaders: ['Host', 'h', 'Cookie', 'a=b'], fields: [{ name: 'password', value: 'x' }] },
      'x',
    )
    expect(output.last).toMatchObject({
      rawHeaders: ['Host', 'h', 'Cookie', '[redacted]'],
      fields: [{ name: 'password', value: '[redacted]' }],
    })
  })
})
