/** What a client may send secrets in, by where they stand. */
export type SentSecrets = Readonly<
  Record<
    'header' | 'cookie' | 'key' | 'query' | 'code' | 'agent' | 'id' | 'baggage' | 'path' | 'body',
    string
  >
>

/** Requests with these secrets in headers, cookies, queries, paths and bodies, to the paths that the fixture answers and to none. */
export function requestsWithSecrets(sent: SentSecrets): [path: string, init: RequestInit][] {
  const { header, cookie, key, query, code, agent, id, baggage, path, body } = sent
  const withHeaders = (headers: Record<string, string>): [string, RequestInit] => ['/asked', { headers }]
  const basic = `Basic ${Buffer.from(`ann:${header}`).toString('base64')}`
  const uri = encodeURIComponent(`mongodb://vly:${path}@db/vly`)
  const json = { 'content-type': 'application/json' }
  return [
    withHeaders({
      authorization: `Bearer ${header}`,
      cookie: `sid=${cookie}; theme=${cookie}`,
      'x-api-key': key,
    }),
    withHeaders({ authorization: basic, 'proxy-authorization': basic, 'x-debug-token': key }),
    withHeaders({ 'x-amz-security-token': key, 'x-csrf-token': key, 'x-auth-token': key }),
    withHeaders({ 'user-agent': `curl Bearer ${agent}` }),
    withHeaders({ 'user-agent': `https://ann:${agent}@bot.example.org` }),
    withHeaders({ 'x-request-id': `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0NzExIn0.${id}` }),
    withHeaders({ referer: `https://x.example.org/?token=${query}`, baggage: `token=${baggage}` }),
    withHeaders({ referer: `https://x.example.org/?to=${uri}`, origin: `https://ann:${path}@x.example.org` }),
    [`/asked?access_token=${query}&x=1`, {}],
    [`/asked/callback?state=1&code=${code}`, {}],
    [`/nowhere?password=${query}&user[password]=${query}&X-Amz-Signature=${query}`, {}],
    [`/asked?next=${encodeURIComponent(`/callback?code=${code}&state=1`)}`, {}],
    [`/asked/${uri}/x`, {}],
    [`/nowhere/https://ann:${path}@x.example.org/`, {}],
    [`/nowhere/token=${path}`, {}],
    ['/body', { method: 'POST', headers: json, body: `{"user":"ann","password":"${body}",}` }],
    ['/body', { method: 'POST', headers: json, body: `{"uri":"mongodb://ann:${body}@db/",}` }],
  ]
}
