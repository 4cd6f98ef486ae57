import { randomBytes } from 'node:crypto'

/** A text or an object that holds a secret, and what of it must not arrive. */
export interface Planted {
  readonly given: unknown
  readonly secret: string
}

type Kind = (secret: string) => unknown

const jwt = (secret: string) => `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0NzExIn0.${secret}`
const pem = (secret: string) =>
  `-----BEGIN RSA PRIVATE KEY-----\n${secret}\nMIIEowIBAAKCAQ==\n-----END RSA PRIVATE KEY-----`

/** Texts that show by their form that there is a secret in them. */
export const textKinds: Readonly<Record<string, Kind>> = {
  'mongodb URI': (secret) => `connect ECONNREFUSED mongodb://vly:${secret}@db:27017/vly`,
  'mongodb+srv URI': (secret) => `mongodb+srv://vly:${secret}@cluster.example.org/vly?retryWrites=true`,
  'postgres URI': (secret) => `could not reach postgres://vly:${secret}@db/vly.`,
  'amqp URI': (secret) => `amqp://guest:${secret}@queue:5672/%2f`,
  'redis URI': (secret) => `redis://:${secret}@cache:6379/0`,
  'https user': (secret) => `cloning https://${secret}@github.com/x/y`,
  'quoted URI': (secret) => `{"uri":"mongodb://vly:${secret}@db/vly"}`,
  'URI in a URL': (secret) => `https://x.example.org:8080/login?to=mongodb://vly:${secret}@db/vly&a=1`,
  'URI in a path': (secret) => `GET http://proxy:3128/https://ann:${secret}@x.example.org/`,
  'encoded URI': (secret) => `/login?to=${encodeURIComponent(`mongodb://vly:${secret}@db/vly`)}&a=1`,
  'URI encoded twice': (secret) =>
    `/login?to=${encodeURIComponent(`/next?to=${encodeURIComponent(`redis://:${secret}@cache`)}`)}`,
  'encoded bearer': (secret) => `/x?with=${encodeURIComponent(`Bearer ${secret}`)}&a=1`,
  'encoded JSON': (secret) => `/x?filter=${encodeURIComponent(JSON.stringify({ a: 1, password: secret }))}`,
  'lines as escapes': (secret) => `'GET / HTTP/1.1\\r\\nAuthorization: Token ${secret}\\r\\nHost: x'`,
  bearer: (secret) => `got Bearer ${secret} from the client`,
  basic: (secret) => `Basic ${Buffer.from(`ann:${secret}`).toString('base64')}`,
  'authorization line': (secret) => `GET / HTTP/1.1\r\nAuthorization: Token ${secret}\r\nHost: x`,
  'proxy-authorization line': (secret) => `proxy-authorization: Negotiate ${secret}`,
  'cookie line': (secret) => `GET / HTTP/1.1\r\nCookie: a=1; sid=${secret}; b=2\r\nHost: x`,
  'cookie line with quotes': (secret) =>
    `GET / HTTP/1.1\r\nCookie: prefs={"dark":1}; name=O'Brien; sess=${secret}\r\nHost: x`,
  'digest line': (secret) => `Authorization: Digest username="ann", response="${secret}"`,
  'token header line': (secret) => `Host: x\r\nX-Auth-Token: ${secret}`,
  'set-cookie line': (secret) => `set-cookie: connect.sid=s%3A${secret}; Path=/; HttpOnly`,
  'x-api-key line': (secret) => `x-api-key: ${secret}`,
  'x-debug-token line': (secret) => `x-debug-token: ${secret}`,
  'query of a URL': (secret) => `GET https://api.example.org/v1?x=1&access_token=${secret}&page=2 failed`,
  'code in a query': (secret) => `/callback?state=1&code=${secret}`,
  'signed URL': (secret) => `https://bucket.example.org/a.png?X-Amz-Signature=${secret}&x=1`,
  'encoded query': (secret) => `/login?to=%2Fcb%3Fid_token%3D${secret}`,
  assignment: (secret) => `PGPASSWORD=${secret} psql`,
  'JSON body': (secret) => `invalid body {"user":"ann","password":"${secret}","age":3}`,
  'JSON in JSON': (secret) => JSON.stringify({ body: JSON.stringify({ apiKey: secret }) }),
  'JSON headers': (secret) =>
    JSON.stringify({
      'set-cookie': [`s=${secret}; Path=/`],
      cookie: `a="1"; s=${secret}`,
      cookies: { s: secret },
    }),
  'JSON of a list and an object': (secret) =>
    JSON.stringify({ password: [secret], credentials: { user: 'ann', value: secret } }),
  YAML: (secret) => `db:\n  user: ann\n  password: ${secret}\n`,
  'list in a query': (secret) => `/x?passwords[]=${secret}&user[password]=${secret}&pass=${secret}`,
  'encoded field in a query': (secret) => `/a?u=%2Fb%3Fuser%5Bpassword%5D%3D${secret}`,
  'session id in a query': (secret) => `/x?PHPSESSID=${secret}&sessid=${secret}&SAMLart=${secret}`,
  'command option': (secret) => `spawn tool --password ${secret} --all ENOENT`,
  'inspected map': (secret) => `Map(1) { 'password' => '${secret}' }`,
  'inspected list': (secret) => `{ authorization: [ 'Token ${secret}' ], token: \`it's "${secret}"\` }`,
  'inspected raw headers': (secret) => `[ 'Host', 'x', 'Authorization', 'Token ${secret}' ]`,
  'bearer with a plain beginning': (secret) => `Bearer token-${secret} and Bearer or/${secret}`,
  'Azure connection': (secret) => `AccountName=x;AccountKey=${secret}==;EndpointSuffix=core.windows.net`,
  'Stripe key': (secret) => `rk_live_${secret} and sk_test_${secret}`,
  'GitHub and GitLab tokens': (secret) => `github_pat_11ABC_${secret} glpat-${secret}`,
  'npm and OpenAI tokens': (secret) => `npm_${secret} sk-proj-${secret}`,
  'JWT in a word': (secret) => `token_${jwt(secret)}`,
  'URI with a quote': (secret) => `mongodb+srv://vly:pa'${secret}@c.example.org/vly`,
  'inspected object': (secret) => `{ user: 'ann', client_secret: '${secret}' }`,
  'AWS credentials file': (secret) => `[default]\naws_secret_access_key = ${secret}\nregion = eu-west-1`,
  'AWS variables': (secret) => `AWS_SECRET_ACCESS_KEY=${secret} AWS_SESSION_TOKEN=${secret} node server.js`,
  'AWS access key': (secret) => `AKIA${secret.toUpperCase()} has no right to s3:GetObject`,
  'Slack webhook': (secret) =>
    `POST https://hooks.slack.com/services/T0${secret}/B0${secret}/${secret} failed`,
  'GitHub token': (secret) => `git clone failed with ghp_${secret}aaaaaaaaaa`,
  JWT: (secret) => `token was ${jwt(secret)}!`,
  'private key': pem,
  'encrypted private key': (secret) => pem(`Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n${secret}`),
}

/** Objects whose keys tell that there is a secret in them. */
export const objectKinds: Readonly<Record<string, Kind>> = {
  'headers of a request': (secret) => ({ host: 'x', authorization: `Custom ${secret}` }),
  'cookie header': (secret) => ({ cookie: `a=1; theme=${secret}` }),
  'set-cookie list': (secret) => ({ 'set-cookie': [`a=${secret}; Path=/`] }),
  'proxy-authorization header': (secret) => ({ 'Proxy-Authorization': secret }),
  'raw headers': (secret) => ({ h: ['Host', 'x', 'Cookie', `theme=${secret}`] }),
  'header entries': (secret) => ({ entries: [['authorization', `Token ${secret}`]] }),
  'x-api-key header': (secret) => ({ 'x-api-key': secret }),
  'x-debug-token header': (secret) => ({ 'x-debug-token': secret }),
  'password field': (secret) => ({ user: 'ann', password: secret }),
  'nested token': (secret) => ({ user: { session: { refreshToken: secret } } }),
  'field with a URI': (secret) => ({ db: { uri: `mongodb://vly:${secret}@db/vly` } }),
}

/** What every secret begins with; long enough for all ways of writing it to be seldom by chance. */
export const stem = 'Zq7KxWv3Jm5'

/** A secret that is found by itself: 24 digits that turn up nowhere else. */
export function newSecret(): string {
  return `${stem}${randomBytes(12).toString('hex')}`
}

/** Literal values of settings: with characters that are written otherwise in JSON, in a URL and by util.inspect. */
export function newSetting(): string {
  return `${stem}"${randomBytes(6).toString('hex')}'\\${randomBytes(6).toString('hex')} é%&/`
}
