import { type DescMessage, fromJson, type JsonValue } from '@bufbuild/protobuf'

// Down to the span. Each level decodes what is below it once more, which is bearable for a request that is refused.
const levels = 3

/** Where the decoder found the fault: `resourceSpans[0].scopeSpans[0].spans[7]`. Empty: in none of the lists. */
export function faultPath(schema: DescMessage, json: JsonValue, depth = 0): string {
  if (depth === levels || typeof json !== 'object' || json === null || Array.isArray(json)) return ''
  for (const field of schema.fields) {
    const items = json[field.jsonName] ?? json[field.name]
    const message = field.message
    if (field.fieldKind !== 'list' || !message || !Array.isArray(items)) continue
    const index = items.findIndex((item) => !decodes(message, item))
    const item = items[index]
    if (item === undefined) continue
    const below = faultPath(message, item, depth + 1)
    return `${field.jsonName}[${index}]${below ? `.${below}` : ''}`
  }
  return ''
}

function decodes(schema: DescMessage, json: JsonValue): boolean {
  try {
    fromJson(schema, json, { ignoreUnknownFields: true })
    return true
  } catch {
    return false
  }
}
