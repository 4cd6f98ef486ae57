import { context, ROOT_CONTEXT } from '@opentelemetry/api'
import {
  endRequest,
  ensureContextManager,
  type Outcome,
  onRequestEnd,
  openRequest,
  type RequestState,
} from '@voluntarily/request'
import { type Logger, logCompletion } from '../../src'
import { incoming } from './incoming'

export interface OpenedRequest {
  readonly state: RequestState
  run(work: () => void): void
  end(status?: number, outcome?: Outcome): void
}

/** A request that is under way until it is ended by hand; with a logger, it writes its completion line to that. */
export function requestUnderWay(logger?: Logger): OpenedRequest {
  ensureContextManager()
  const { req, res } = incoming()
  const { state, context: inside } = openRequest(req, res, ROOT_CONTEXT)
  if (logger) onRequestEnd(state, (_, end) => logCompletion(logger, state, end))
  return {
    state,
    run: (work) => context.with(inside, work),
    end(status = 200, outcome = 'completed') {
      res.statusCode = status
      endRequest(state, outcome)
    },
  }
}
