/**
 * Counts the spans of an ExportTraceServiceRequest in protobuf, and those among them without a parent, reading no more than it must.
 * https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto
 */
function countSpans(body) {
  let spans = 0
  let roots = 0
  for (const resourceSpans of messages(body, 0, body.length, 1)) {
    for (const scopeSpans of messages(body, ...resourceSpans, 2)) {
      for (const span of messages(body, ...scopeSpans, 2)) {
        spans += 1
        if (!hasParent(body, ...span)) roots += 1
      }
    }
  }
  return { spans, roots }
}

function hasParent(body, start, end) {
  for (const [from, to] of messages(body, start, end, 4)) return to > from
  return false
}

/** [start, end] of each length-delimited field of that number in a message. */
function* messages(body, start, end, wanted) {
  let at = start
  while (at < end) {
    const [key, afterKey] = varint(body, at)
    const kind = key % 8
    if (kind === 2) {
      const [length, from] = varint(body, afterKey)
      at = from + length
      if (Math.floor(key / 8) === wanted) yield [from, at]
    } else {
      at = afterNumber(body, afterKey, kind)
    }
  }
}

function afterNumber(body, at, kind) {
  if (kind === 0) return varint(body, at)[1]
  if (kind === 1) return at + 8
  if (kind === 5) return at + 4
  throw new Error(`no protobuf: wire type ${kind}`)
}

function varint(body, start) {
  let value = 0
  let scale = 1
  let at = start
  for (;;) {
    const byte = body[at]
    if (byte === undefined) throw new Error('no protobuf: it ends within a number')
    at += 1
    value += (byte % 128) * scale
    if (byte < 128) return [value, at]
    scale *= 128
  }
}

module.exports = { countSpans }
