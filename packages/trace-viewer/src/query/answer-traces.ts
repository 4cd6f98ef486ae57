import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import { answerError } from '../http/json-error'
import type { StoredTrace } from '../store/trace-store'
import { adjustTrace } from './adjust/adjust-trace'
import { otlpTrace } from './otlp-trace'

/** Answers with these traces, one after the other: all at once could need several times the memory of the store. */
export async function answerTraces(response: Response, traces: StoredTrace[], raw: boolean): Promise<void> {
  if (traces.length === 0) {
    answerError(response, 404, 'No traces found')
    return
  }
  response.type('application/json')
  // Nobody is left to be told when the client goes in between.
  await pipeline(Readable.from(jsonOf(traces, raw)), response).catch(() => {})
}

function* jsonOf(traces: StoredTrace[], raw: boolean): Iterable<string> {
  yield '{"result":{"resourceSpans":['
  for (const [index, trace] of traces.entries()) {
    const resourceSpans = otlpTrace(trace)
    if (!raw) adjustTrace(resourceSpans)
    yield `${index === 0 ? '' : ','}${resourceSpans.map((group) => JSON.stringify(group)).join(',')}`
  }
  yield ']}}'
}
