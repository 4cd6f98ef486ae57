import type { IncomingMessage } from 'node:http'

const mostBytes = 1_024

/** A body that cannot be used, and the status to answer with. */
export class BodyError extends Error {
  constructor(
    readonly status: 400 | 413,
    message: string,
  ) {
    super(message)
  }
}

/** The JSON in the body of a request, 1 KiB at most, whether or not a parser of the app's has read it before. Throws BodyError. */
export async function readJsonBody(req: IncomingMessage): Promise<unknown> {
  const { body } = req as { body?: unknown }
  // parsers put an empty object there for what they do not read
  const isParsed =
    req.readableEnded || (typeof body === 'object' && body !== null && Object.keys(body).length > 0)
  if (isParsed && typeof body === 'object' && !Buffer.isBuffer(body)) return body
  return parse(isParsed ? String(body ?? '') : await readText(req))
}

async function readText(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of req.iterator({ destroyOnReturn: false })) {
      chunks.push(chunk)
      size += chunk.length
      if (size > mostBytes) throw new BodyError(413, `the body is longer than ${mostBytes} bytes`)
    }
  } catch (fault) {
    if (fault instanceof BodyError) throw fault
    throw new BodyError(400, 'the body could not be read')
  }
  return Buffer.concat(chunks).toString()
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BodyError(400, 'the body is no JSON')
  }
}
