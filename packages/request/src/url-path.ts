const absoluteForm = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]*/

/** The path of a request's URL, without scheme and host (absolute form) and without query. */
export function urlPath(url: string): string {
  const withoutHost = url.charCodeAt(0) === 47 ? url : url.replace(absoluteForm, '')
  const end = withoutHost.search(/[?#]/)
  const path = end === -1 ? withoutHost : withoutHost.slice(0, end)
  return path === '' ? '/' : path
}

/** `urlPath` without one trailing slash, to compare paths by: `/ready/?x=1` becomes `/ready`. */
export function pathOf(url: string): string {
  const path = urlPath(url)
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
}
