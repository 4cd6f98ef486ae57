import { inspect } from 'node:util'
import { knownSecrets, secretsVersion } from './known-secrets'
import { mask } from './mask'
import { decodeInJson, decodings } from './percent-encoding'

interface Forms {
  readonly version: number
  /** As they stand in a text: raw, inside JSON, inside a URL, as inspect quotes it; longest first. */
  readonly inText: readonly string[]
  /** The same as they stand in a line of JSON. */
  readonly inLine: readonly string[]
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII has them
const notAscii = /[^\u0000-\u007f]+/g

let forms: Forms = { version: -1, inText: [], inLine: [] }

// Settings are read a few times in a process's life; lines are written all the time.
function current(): Forms {
  const version = secretsVersion()
  if (forms.version === version) return forms
  const inText = [...new Set(knownSecrets().flatMap(formsOf))].sort((a, b) => b.length - a.length)
  forms = { version, inText, inLine: [...new Set(inText.map(inJson))] }
  return forms
}

function formsOf(secret: string): string[] {
  return [secret, inJson(secret), inJson(inJson(secret)), inspect(secret).slice(1, -1), ...inUrl(secret)]
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

function inUrl(secret: string): string[] {
  try {
    return [
      encodeURIComponent(secret),
      encodeURI(secret),
      new URLSearchParams({ s: secret }).toString().slice(2),
      // what is left of any other encoding when its ASCII is decoded
      secret.replace(notAscii, encodeURIComponent),
    ]
  } catch {
    return []
  }
}

/** Whether a line of JSON holds the literal value of a secret that config has read. */
export function holdsSecretValue(line: string): boolean {
  const { inLine } = current()
  return holdsAny(line, inLine) || decodings(line, decodeInJson).some((text) => holdsAny(text, inLine))
}

/** Whether a text holds the literal value of a secret that config has read. */
export function textHoldsSecretValue(text: string): boolean {
  const { inText } = current()
  return holdsAny(text, inText) || decodings(text).some((decoded) => holdsAny(decoded, inText))
}

function holdsAny(text: string, forms: readonly string[]): boolean {
  for (const form of forms) if (text.includes(form)) return true
  return false
}

/** A text with the literal values of all secrets masked. */
export function maskSecretValues(text: string): string {
  let masked = text
  for (const form of current().inText) if (masked.includes(form)) masked = masked.replaceAll(form, mask)
  return masked
}
