import type { Layer, RouterModel } from './types'

type Layer4 = Layer & { regexp?: RegExp & { fast_slash?: boolean }; keys?: { name: string | number }[] }

const tail = /\\\/\?\(\?=\\\/\|\$\)$/
const capture = /(?:\\\/)?\(\?:\\?\/?\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)\)\??/g

/** Express 4 keeps of a mounted layer only the regular expression and the names of its parameters. */
export const express4: RouterModel = {
  requestMethod: 'handle_request',
  errorMethod: 'handle_error',
  isMountedAtRoot: (layer) => (layer as Layer4).regexp?.fast_slash === true,
  recoverPath(layer) {
    const { regexp, keys = [] } = layer as Layer4
    if (!regexp || regexp.fast_slash) return '/'
    let index = 0
    const pattern = regexp.source
      .replace(/^\^/, '')
      .replace(tail, '')
      .replace(
        capture,
        (whole) =>
          `${whole.startsWith('\\/') || whole.startsWith('(?:\\/') ? '/' : ''}:${keys[index++]?.name ?? index}`,
      )
      .replace(/\\(.)/g, '$1')
    return pattern === '' ? '/' : pattern
  },
}
