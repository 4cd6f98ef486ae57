import { Router } from 'express'
import { onlyMethods } from './only-methods'

/** The page: one document for the list and for each trace, and what it loads. No other file of the folder is served. */
export function createPageFiles(folder: string): Router {
  const router = Router({ caseSensitive: true, strict: true })
  const serve = (paths: string[], file: string) =>
    router
      .route(paths)
      .get((_request, response, next) => {
        response.set('Cache-Control', 'no-cache')
        // Without its date, by which a browser could ask whether it has the newest: npm gives the files of all versions the same one.
        const options = { root: folder, cacheControl: false, lastModified: false }
        response.sendFile(file, options, (error) => error && next(error))
      })
      .all(onlyMethods('GET', 'HEAD'))
  serve(['/', '/trace/:traceId'], 'index.html')
  serve(['/page.js'], 'page.js')
  serve(['/page.css'], 'page.css')
  return router
}
