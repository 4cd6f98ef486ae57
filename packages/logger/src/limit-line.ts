/** Fields that a line never loses. */
const kept = new Set(['level', 'time', 'service', 'env', 'revision', 'requestId', 'trace_id', 'span_id'])
/** Fields that say what a line is about: they stay whole while they are short, and go last of all. */
const telling = new Set(['method', 'route', 'status', 'durationMs', 'outcome'])
const mostOfTelling = 256
const marker = 'truncated'
const smallest = 24
const messageBytes = 512
const mostOfName = 128

interface Text {
  readonly owner: Record<string, unknown>
  readonly key: string
  readonly value: string
  readonly bytes: number
  readonly isMessage: boolean
}

/**
 * A line of JSON that is at most `maxBytes` long, its newline included. Too long a line has its longest strings shortened first, then its
 * largest fields left out, those that tell of a request after all others; it says so with `truncated: true` and stays JSON with its level, time,
 * msg and ids.
 */
export function limitLine(line: string, maxBytes: number): string {
  if (line.length * 3 <= maxBytes || Buffer.byteLength(line) <= maxBytes) return line
  const fields = JSON.parse(line) as Record<string, unknown>
  fields[marker] = true
  shortenStrings(fields, maxBytes)
  if (sizeOf(fields) > maxBytes) leaveOutFields(fields, maxBytes)
  return `${JSON.stringify(fields)}\n`
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value)) + 1
}

function shortenStrings(fields: Record<string, unknown>, maxBytes: number): void {
  const texts: Text[] = []
  collect(fields, texts, true)
  const excess = sizeOf(fields) - maxBytes
  const length = commonLength(texts, excess)
  for (const text of texts) {
    const bytes = text.isMessage ? Math.max(length, messageBytes) : length
    if (text.bytes > bytes) text.owner[text.key] = cut(text.value, text.bytes, bytes)
  }
}

function collect(owner: Record<string, unknown>, texts: Text[], top: boolean): void {
  for (const key of Object.keys(owner)) {
    const value = owner[key]
    if (typeof value === 'string') {
      const bytes = sizeOf(value) - 1
      if (bytes > smallest && !(top && staysWhole(key, bytes)))
        texts.push({ owner, key, value, bytes, isMessage: top && key === 'msg' })
    } else if (value !== null && typeof value === 'object')
      collect(value as Record<string, unknown>, texts, false)
  }
}

function staysWhole(key: string, bytes: number): boolean {
  return kept.has(key) || (telling.has(key) && bytes <= mostOfTelling)
}

/** The length to cut all longer strings to, so that together they lose `excess` bytes: longest first. */
function commonLength(texts: readonly Text[], excess: number): number {
  const sizes = texts.map(({ bytes }) => bytes).sort((a, b) => b - a)
  let sum = 0
  for (let i = 0; i < sizes.length; i++) {
    sum += sizes[i] as number
    const length = Math.floor((sum - excess) / (i + 1))
    if (length >= (sizes[i + 1] ?? smallest)) return length
  }
  return smallest
}

/** The beginning of a text, at most `bytes` long in JSON, with what is missing said at its end. */
function cut(text: string, textBytes: number, bytes: number): string {
  let end = Math.max(0, Math.floor((text.length * bytes) / textBytes))
  for (;;) {
    if (/[\uD800-\uDBFF]/.test(text[end - 1] ?? '')) end--
    const shortened = `${text.slice(0, end)}…[${text.length - end} more]`
    const over = sizeOf(shortened) - 1 - bytes
    if (over <= 0 || end === 0) return shortened
    end = Math.max(0, end - Math.max(1, Math.ceil(over / 6)))
  }
}

function leaveOutFields(fields: Record<string, unknown>, maxBytes: number): void {
  const bySize = Object.keys(fields)
    .filter((key) => !kept.has(key) && key !== 'msg' && key !== marker)
    .map((key) => ({ key, bytes: sizeOf(fields[key]), isTelling: telling.has(key) }))
    .sort((a, b) => Number(a.isTelling) - Number(b.isTelling) || b.bytes - a.bytes)
  let size = sizeOf(fields)
  for (const { key, bytes } of bySize) {
    if (size <= maxBytes) return
    delete fields[key]
    size -= bytes
  }
  if (sizeOf(fields) <= maxBytes) return
  for (const [key, value] of Object.entries(fields)) {
    if (typeof value === 'string' && value.length > mostOfName) fields[key] = value.slice(0, mostOfName)
  }
}
