import type { HttpAnswer } from './network/http-request'

/** Who answers as Jaeger does: Jaeger itself, or the stand-in for it while developing, which says so. */
export function answererOf(answer: HttpAnswer): string {
  const server = 'server' in answer ? answer.server : undefined
  return server?.startsWith('voluntarily-traces/') ? 'the trace viewer' : 'Jaeger'
}
