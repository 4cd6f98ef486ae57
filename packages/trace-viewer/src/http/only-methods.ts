import type { RequestHandler } from 'express'
import { answerError } from './json-error'

/** Put behind the methods that a path has: answers 405 to the others. */
export function onlyMethods(...allowed: string[]): RequestHandler {
  return (request, response) => {
    response.set('Allow', allowed.join(', '))
    answerError(response, 405, `${request.method} is not allowed here, only ${allowed.join(', ')}`)
  }
}
