interface Node {
  readonly statics: Map<string, Node>
  dynamic?: Node
  /** Patterns that end here: without more segments, with one or more, with any number of them. */
  own?: string
  rest?: string
  optionalRest?: string
}

/**
 * Finds the page of a path as Next does: at every segment a static name comes before `[id]`, that before `[...slug]`,
 * that before `[[...slug]]`.
 */
export function createPageTree(pages: Iterable<string>): (path: string) => string | undefined {
  const root: Node = { statics: new Map() }
  for (const page of pages) insert(root, page)
  return (path) => find(root, segmentsOf(path).map(decoded), 0)
}

function insert(root: Node, page: string): void {
  let node = root
  for (const segment of segmentsOf(page)) {
    if (segment.startsWith('[[...')) {
      node.optionalRest = page
      return
    }
    if (segment.startsWith('[...')) {
      node.rest = page
      return
    }
    node = segment.startsWith('[') ? dynamicChild(node) : staticChild(node, segment)
  }
  node.own = page
}

function dynamicChild(node: Node): Node {
  node.dynamic ??= { statics: new Map() }
  return node.dynamic
}

function staticChild(node: Node, segment: string): Node {
  const child = node.statics.get(segment) ?? { statics: new Map() }
  node.statics.set(segment, child)
  return child
}

function find(node: Node | undefined, segments: readonly string[], at: number): string | undefined {
  if (!node) return undefined
  const segment = segments[at]
  if (segment === undefined) return node.own ?? node.optionalRest
  if (segment === '') return undefined
  return (
    find(node.statics.get(segment), segments, at + 1) ??
    find(node.dynamic, segments, at + 1) ??
    node.rest ??
    node.optionalRest
  )
}

function segmentsOf(path: string): string[] {
  return path === '/' ? [] : path.slice(1).split('/')
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
