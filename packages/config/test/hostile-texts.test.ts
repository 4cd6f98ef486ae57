import { createContext, runInContext } from 'node:vm'
import { maskText, mayNeedMask } from '../src'

const long = 500_000
/** Far more than any of them takes in proportion to its length, and far less than the square of it. */
const limitMs = 20_000

const repeated = [
  ...[
    'password: [',
    "{ 'password': cookie: \"",
    '"authorization: \'',
    'token: a ',
    '--password ',
    "'password', ",
  ],
  ...[
    'password[a]',
    'password_value',
    'token: [\n',
    "'Cookie: a\n",
    'eyJaaaaaaaaaaaaaaaa',
    '://u:p <',
    'SG.',
    'key_',
  ],
  ...['basic+', 'Basic ', 'bearer+', 'cookie: "', 'password="', 'password   ', 'api-', '?code=', 'eyJ.'],
  ...['://a@', '://a:1/', 'a.b@', 'hooks.slack.com/a', '-----BEGIN PRIVATE KEY', '%2541', 'basic%2B'],
]

// A timer would not fire while an expression runs: vm cuts it off.
test.each(repeated)(
  'given half a megabyte of %j, when it is masked, then it does not take the time that grows with its square',
  (part) => {
    const mask = () => [
      mayNeedMask(part.repeat(long / part.length)),
      maskText(part.repeat(long / part.length)),
    ]
    expect(() => runInContext('mask()', createContext({ mask }), { timeout: limitMs })).not.toThrow()
  },
  2 * limitMs,
)
