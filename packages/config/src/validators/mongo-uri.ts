import { InvalidValue } from '../invalid-value'
import { defineValidator } from '../make-spec'
import { parseHost } from './host'

const encode = 'Percent-encode the characters : / ? # [ ] @ % in the user name and the password (@ is %40).'

// scheme://[credentials@]hosts[/database][?options]; the hosts end at the first slash or question mark.
const shape = /^(mongodb(?:\+srv)?):\/\/([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/

/**
 * A MongoDB connection string: mongodb:// with one or more hosts, or mongodb+srv:// with exactly one and no port;
 * credentials percent-encoded, options as name=value.
 * https://www.mongodb.com/docs/manual/reference/connection-string/
 */
export const mongoUri = defineValidator<string>({
  type: 'MongoDB URI',
  expected: 'a MongoDB URI (mongodb://host:27017/database or mongodb+srv://host/database)',
  example: 'mongodb://localhost:27017/app',
  parse: parseMongoUri,
})

function parseMongoUri(input: string): string {
  const [, scheme, authority = '', database = '', query] = shape.exec(input) ?? []
  if (scheme === undefined || /[\s\p{Cc}]/u.test(input)) throw new InvalidValue()
  const at = authority.lastIndexOf('@')
  // A slash in a password ends the authority early and leaves its @ to what follows.
  if (at === -1 && database.includes('@')) throw new InvalidValue(encode)
  if (at !== -1) checkCredentials(authority.slice(0, at))
  checkHosts(authority.slice(at + 1).split(','), scheme === 'mongodb+srv')
  if (!isEncoded(database) || /[/\\ "$*<>:|\p{Cc}]/u.test(decodeURIComponent(database))) {
    throw new InvalidValue(
      'Correct the name of the database, which stands between the hosts and the question mark.',
    )
  }
  if (query !== undefined) checkOptions(query)
  return input
}

function checkCredentials(credentials: string): void {
  const [user, password, ...more] = credentials.split(':')
  const wrong = !user || more.length > 0 || /[@/?#[\]]/.test(credentials) || !isEncoded(credentials)
  if (wrong) throw new InvalidValue(encode)
  if (/[<>]/.test(`${user}${password}`))
    throw new InvalidValue('Put the real user name and password where < and > stand.')
}

function checkHosts(hosts: string[], srv: boolean): void {
  if (srv && hosts.length !== 1) throw new InvalidValue('Name exactly one host after mongodb+srv://.')
  if (srv && /:\d*$/.test(hosts[0] ?? ''))
    throw new InvalidValue('Remove the port: mongodb+srv:// finds it by DNS.')
  for (const host of hosts) checkHost(host)
}

function checkHost(text: string): void {
  // A Unix socket is written as its percent-encoded path.
  if (/^%2f/i.test(text) && isEncoded(text) && text.endsWith('.sock')) return
  const [, ipv6, name = '', port] = /^(?:\[([^\]]*)\]|([^:[\]]*))(?::(.*))?$/.exec(text) ?? []
  const wrongPort =
    port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535)
  if (wrongPort) throw new InvalidValue('Correct the port after the host, 1 to 65535.')
  try {
    parseHost(ipv6 ?? name)
  } catch {
    throw new InvalidValue('Name the hosts as host or host:port, with commas between them.')
  }
}

function checkOptions(query: string): void {
  const wrong =
    query !== '' && query.split('&').some((pair) => !/^[^=]+=[^=].*$/.test(pair) || !isEncoded(pair))
  if (wrong)
    throw new InvalidValue('Write the options after the question mark as name=value, with & between them.')
}

function isEncoded(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}
