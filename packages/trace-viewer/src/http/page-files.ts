import { Router } from 'express'
import { onlyMethods } from './only-methods'

/** The page: one document for the list and for each trace, and what it loads. No other file of the folder is served. */
export function createPageFiles(folder: string): Router {
  const router = Router()
  const serve = (paths: string[], file: string) =>
    router
      .route(paths)
      .get((_request, response, next) => {
        // The browser asks each time whether it has the newest, so that a newer version of the viewer shows at once.
        response.set('Cache-Control', 'no-cache')
        response.sendFile(file, { root: folder, cacheControl: false }, (error) => error && next(error))
      })
      .all(onlyMethods('GET', 'HEAD'))
  serve(['/', '/trace/:traceId'], 'index.html')
  serve(['/page.js'], 'page.js')
  serve(['/page.css'], 'page.css')
  return router
}
