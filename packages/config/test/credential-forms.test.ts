import { maskText } from '../src'

// put together here, so that no scanner of the repository takes them for real
const branded = [
  'AKIA' + 'IOSFODNN7EXAMPLE',
  `ghp_${'a1B2'.repeat(9)}`,
  `sk_live_${'4eC39HqLyjWD'}`,
  `xoxb-${'1234567890-abc'}`,
  `github_pat_${'11ABC_'}${'a1B2'.repeat(9)}`,
  `rk_live_${'4eC39HqLyjWD'}`,
  `sk_test_${'4eC39HqLyjWD'}`,
  `sk-proj-${'4eC39HqLyjWD'}`,
  `npm_${'a1B2'.repeat(9)}`,
  `glpat-${'a1B2'.repeat(5)}`,
  `SG.${'a1B2'.repeat(5)}.${'a1B2'.repeat(9)}`,
]

test.each([
  ...branded.map((token): [string, string] => [`used ${token}, then`, 'used [redacted], then']),
  [
    'https://hooks.slack.com/services/T0/B0/hunter22 said 404',
    'https://hooks.slack.com/services/[redacted] said 404',
  ],
  ['aws_secret_access_key = hunter22', 'aws_secret_access_key = [redacted]'],
  [
    'https://x.org:8080/login?to=mongodb://vly:hunter22@db/vly&a=1',
    'https://x.org:8080/login?to=mongodb://[redacted]@db/vly&a=1',
  ],
  ['GET http://proxy:3128/https://ann:hunter22@x.org/', 'GET http://proxy:3128/https://[redacted]@x.org/'],
  ['token_eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'token_[redacted]'],
  ['Bearer token-hunter22', 'Bearer [redacted]'],
  ['Bearer authz_hunter22', 'Bearer [redacted]'],
  ['Bearer or/hunter22, Bearer is-hunter22', 'Bearer [redacted], Bearer [redacted]'],
  ...[`'`, ' ', '<', '\\', `'a@`].map((sign): [string, string] => [
    `at mongodb+srv://vly:ab${sign}hunter22@db.x.org/vly, said ann@x.org`,
    'at mongodb+srv://[redacted]@db.x.org/vly, said ann@x.org',
  ]),
  ['a\\nBearer hunter22\\nb', 'a\\nBearer [redacted]\\nb'],
  ['a\\r\\nAuthorization: Token hunter22', 'a\\r\\nAuthorization: [redacted]'],
  [
    '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nhunter22\n-----END RSA PRIVATE KEY-----!',
    '[redacted]!',
  ],
  ['-----BEGIN PGP PRIVATE KEY BLOCK-----\nhunter22', '[redacted]'],
])('given %j, when it is masked, then it is %j', (given, expected) => {
  expect(maskText(given)).toBe(expected)
})

test.each([
  'if (token == null)',
  'token => token',
  'Asia AKIA ghp_ xoxo-',
  'Bearer token: missing, bearer auth.',
  'surveyJs.min.js',
  'npm_config_registry',
  'pk_live_4eC39HqLyjWD',
])('given %j, when it is masked, then it stays', (text) => {
  expect(maskText(text)).toBe(text)
})
