const absoluteForm = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]*/

/** The path of a request's URL, without scheme and host (absolute form) and without query. */
export function urlPath(url: string): string {
  const withoutHost = url.charCodeAt(0) === 47 ? url : url.replace(absoluteForm, '')
  const path = upTo('#', upTo('?', withoutHost))
  return path === '' ? '/' : path
}

let latest = { url: '/', path: '/' }

/** `urlPath` without one trailing slash, to compare paths by: `/ready/?x=1` becomes `/ready`. */
export function pathOf(url: string): string {
  // several ask of the same request
  if (url !== latest.url) latest = { url, path: withoutSlash(urlPath(url)) }
  return latest.path
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
}

function upTo(mark: string, text: string): string {
  const end = text.indexOf(mark)
  return end === -1 ? text : text.slice(0, end)
}
