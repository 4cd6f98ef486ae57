import { isSensitiveName, normalizeName } from './sensitive-names'

const plural = /tokens\d*$/

type Judgement = 'no' | 'always' | 'unless a number'

function judge(key: string, more: ReadonlySet<string>): Judgement {
  const name = normalizeName(key)
  if (more.has(name)) return 'always'
  if (!isSensitiveName(key)) return 'no'
  return plural.test(name) ? 'unless a number' : 'always'
}

export type IsSensitive = (key: string, value: unknown) => boolean

const mostRemembered = 5_000
const longestKey = 128

/**
 * Makes the test for keys whose value is masked: names that end in a word for a credential, in any case and spelling.
 * Null and booleans are never masked, nor the number in a plural such as `maxTokens`: they tell nothing.
 * @param more further names, as in LOG_REDACT
 */
export function sensitiveKeys(more: readonly string[] = []): IsSensitive {
  const extra = new Set(more.map(normalizeName))
  const judged = new Map<string, Judgement>()
  return (key, value) => {
    let judgement = judged.get(key)
    if (judgement === undefined) {
      judgement = judge(key.length > longestKey ? key.slice(-longestKey) : key, extra)
      if (judged.size < mostRemembered) judged.set(key, judgement)
    }
    if (judgement === 'no' || value === null || value === undefined || typeof value === 'boolean')
      return false
    return judgement === 'always' || typeof value !== 'number'
  }
}
