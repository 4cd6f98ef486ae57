import type { StoredSpan } from './stored-span'

/** What an operation costs: its object, its key and its place in the map. */
export const operationBytes = 256

type Named = Pick<StoredSpan, 'service' | 'name' | 'kind'>

interface Operation {
  readonly name: string
  readonly kind: number
  spans: number
}

/** The services and operations of the spans that are kept. */
export interface OperationCounts {
  readonly bytes: number
  add(span: Named): void
  remove(span: Named): void
  services(): string[]
  operations(service: string): { name: string; kind: number }[]
}

export function createOperationCounts(): OperationCounts {
  const byService = new Map<string, Map<string, Operation>>()
  let bytes = 0

  return {
    get bytes() {
      return bytes
    },
    add({ service, name, kind }) {
      const operations = byService.get(service) ?? new Map<string, Operation>()
      byService.set(service, operations)
      const known = operations.get(keyOf(name, kind))
      if (known) {
        known.spans += 1
        return
      }
      operations.set(keyOf(name, kind), { name, kind, spans: 1 })
      bytes += operationBytes + name.length * 2
    },
    remove({ service, name, kind }) {
      const operations = byService.get(service)
      const known = operations?.get(keyOf(name, kind))
      if (!operations || !known) return
      known.spans -= 1
      if (known.spans > 0) return
      operations.delete(keyOf(name, kind))
      bytes -= operationBytes + name.length * 2
      if (operations.size === 0) byService.delete(service)
    },
    services: () => [...byService.keys()],
    operations: (service) =>
      Array.from(byService.get(service)?.values() ?? [], ({ name, kind }) => ({ name, kind })),
  }
}

function keyOf(name: string, kind: number): string {
  return `${kind} ${name}`
}
