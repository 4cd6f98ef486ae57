const minLength = 8

const seen = new Set<string>()
let sorted: readonly string[] = []
let version = 0

/**
 * The literal secret values that loadConfig and readSettings have seen in this process, longest first, to be replaced wherever
 * they turn up. With each value come the texts inside it (a JSON value's strings, a URI's password, the values of a list of headers) and the ways it may be
 * written (escaped as in JSON, percent-encoded). Values under 8 characters are left out: they turn up by chance.
 */
export function knownSecrets(): readonly string[] {
  return sorted
}

/** Grows whenever knownSecrets() has become longer. */
export function secretsVersion(): number {
  return version
}

/** Adds a secret value: the text as it was written, and what it was parsed into. */
export function rememberSecret(text: string, value?: unknown): void {
  const parts = [text, ...stringsInside(value), ...valuesOfPairs(text)]
  rememberAll(parts.flatMap((part) => [part, ...passwordsIn(part)]))
}

/** Adds the passwords of the URIs in a text that is no secret as a whole. */
export function rememberPasswords(text: string): void {
  rememberAll(passwordsIn(text))
}

function rememberAll(parts: string[]): void {
  const before = seen.size
  for (const part of parts) {
    for (const form of formsOf(part)) {
      if (form.length >= minLength) seen.add(form)
    }
  }
  if (seen.size === before) return
  sorted = Object.freeze([...seen].sort((one, other) => other.length - one.length))
  version += 1
}

function formsOf(part: string): string[] {
  const forms = [part, JSON.stringify(part).slice(1, -1)]
  try {
    return [...forms, encodeURIComponent(part)]
  } catch {
    // Half a surrogate pair has no percent-encoding.
    return forms
  }
}

// Without recursion: JSON may be nested deeper than the stack is high.
function stringsInside(value: unknown): string[] {
  const found: string[] = []
  const open: unknown[] = [value]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next === 'string') found.push(next)
    else if (typeof next === 'object' && next !== null)
      for (const inner of Object.values(next)) open.push(inner)
  }
  return found
}

const pairs = /^\s*[\w.-]+\s*=[^,]*(?:,\s*[\w.-]+\s*=[^,]*)*$/

// Headers as OTEL_EXPORTER_OTLP_HEADERS has them, `name=value,name=value`: the values, and what stands in them behind a scheme, as in `Basic%20...`
function valuesOfPairs(text: string): string[] {
  if (!pairs.test(text)) return []
  return text.split(',').flatMap((pair) => {
    const value = pair.slice(pair.indexOf('=') + 1).trim()
    const decoded = decode(value)
    return [value, decoded, decoded.slice(decoded.indexOf(' ') + 1)]
  })
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

// RFC 3986, 3.2: the authority ends at the first slash, and its last @ ends the credentials.
function passwordsIn(text: string): string[] {
  return [...text.matchAll(/:\/\/([^/?#\s]*)@/g)].flatMap(([, credentials = '']) => {
    const colon = credentials.indexOf(':')
    const password = colon === -1 ? '' : credentials.slice(colon + 1)
    return [password, decode(password)]
  })
}
