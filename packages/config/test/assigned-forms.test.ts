import { inspect } from 'node:util'
import { maskText, mayNeedMask } from '../src'

const s = 'hunter22Xy'
const inspected = (value: unknown) => inspect(value, { depth: 5 })

test.each<[string, string]>([
  // header lines, whatever is in them
  [`Cookie: prefs={"dark":1}; sess=${s}\r\nHost: x`, 'Cookie: [redacted]\r\nHost: x'],
  [`GET / HTTP/1.1\r\nCookie: a="1"; sess=${s}`, 'GET / HTTP/1.1\r\nCookie: [redacted]'],
  [`Cookie: name=O'Brien; sess=${s}`, 'Cookie: [redacted]'],
  [`Authorization: Digest username="u", response="${s}"`, 'Authorization: [redacted]'],
  [`curl -H 'Authorization: Token ${s}' http://x/`, "curl -H 'Authorization: [redacted]' http://x/"],
  [
    `X-Auth-Token: ${s}\r\nX-Amz-Security-Token: ${s}`,
    'X-Auth-Token: [redacted]\r\nX-Amz-Security-Token: [redacted]',
  ],
  // JSON
  [`{"set-cookie":["sess=${s}; Path=/"],"a":1}`, '{"set-cookie":"[redacted]","a":1}'],
  [JSON.stringify({ cookie: `a="1"; sess=${s}`, b: 2 }), '{"cookie":"[redacted]","b":2}'],
  [JSON.stringify({ cookies: { '}': ']', sess: s }, b: 2 }), '{"cookies":"[redacted]","b":2}'],
  ['{"password":12345678,"n":1}', '{"password":"[redacted]","n":1}'],
  [
    JSON.stringify({ body: JSON.stringify({ password: [s, 'a\\'], n: 1 }) }),
    '{"body":"{\\"password\\":\\"[redacted]\\",\\"n\\":1}"}',
  ],
  [`{"pass":"${s}","auth":{"value":"${s}"}}`, '{"pass":"[redacted]","auth":"[redacted]"}'],
  // util.inspect
  [inspected(new Map([['password', s]])), "Map(1) { 'password' => '[redacted]' }"],
  [inspected({ password: `it's "x" ${s}`, n: 1 }), '{ password: `[redacted]`, n: 1 }'],
  [inspected({ authorization: [`Token ${s}`], n: 1 }), '{ authorization: [redacted], n: 1 }'],
  [`{\n  token: 'a\\n' +\n    '${s}\\n' +\n    'b',\n  n: 1\n}`, "{\n  token: '[redacted]',\n  n: 1\n}"],
  [`[ 'Host', 'x', 'Authorization', 'Token ${s}' ]`, "[ 'Host', 'x', 'Authorization', '[redacted]' ]"],
  [
    inspected({ body: JSON.stringify({ cookie: `a="1"; sess=${s}`, n: 1 }) }),
    `{ body: '{"cookie":"[redacted]","n":1}' }`,
  ],
  // parameters and assignments
  [`/x?user[password]=${s}&a=1`, '/x?user[password]=[redacted]&a=1'],
  [`/x?passwords[]=${s}&pass=${s}&pin=4711`, '/x?passwords[]=[redacted]&pass=[redacted]&pin=[redacted]'],
  [`PHPSESSID=${s}; sessid=${s}`, 'PHPSESSID=[redacted]; sessid=[redacted]'],
  [`/acs?SAMLart=${s}`, '/acs?SAMLart=[redacted]'],
  [`/a?u=%2Fb%3Fuser%5Bpassword%5D%3D${s}`, '/a?u=/b?user[password]=[redacted]'],
  [`AccountName=x;AccountKey=${s}==;`, 'AccountName=x;AccountKey=[redacted];'],
  [`DBPASS=${s} DB_PASS=${s}`, 'DBPASS=[redacted] DB_PASS=[redacted]'],
  [`client_assertion=${s}`, 'client_assertion=[redacted]'],
  [`tool --password ${s} --db-password "${s}"`, 'tool --password [redacted] --db-password [redacted]"'],
  [`password=REDACTED${s}`, 'password=[redacted]'],
  [`password=[redacted]${s}`, 'password=[redacted]'],
  // a colon without quotes
  [`db:\n  password: correct ${s}\n  user: ann`, 'db:\n  password: [redacted]\n  user: ann'],
  [`the password: ${s}, of ann`, 'the password: [redacted], of ann'],
  [`token: ${s}`, 'token: [redacted]'],
  ['password: sesame', 'password: [redacted]'],
])('given %j, when it is masked, then it is %j', (given, expected) => {
  expect(maskText(given)).toBe(expected)
  expect(mayNeedMask(given)).toBe(true)
})

test.each([
  'token: expired',
  'Unexpected token: } in JSON at position 4',
  'User validation failed: password: Path `password` is required.',
  'invalid session: it has ended',
  "required: [ 'user', 'password', 'newPassword', 'refresh-token', 'email' ]",
  'tokens: 512, max_tokens=100',
  'password: null, secret: undefined',
  'scope token:write, bypass=1, pass: 5, fail: 0',
  '/app/routes/session:12:3',
])('given %j, when it is masked, then it stays', (text) => expect(maskText(text)).toBe(text))
