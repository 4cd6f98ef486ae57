import type { StoredSpan } from './stored-span'

// Of an operation: its object, its key and its place in the map. Of a service: its map, and its places in those of its traces.
const operationObjectBytes = 256
const serviceBytes = 448

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
      if (operations.size === 0) {
        byService.set(service, operations)
        bytes += serviceBytes
      }
      const known = operations.get(keyOf(name, kind))
      if (known) {
        known.spans += 1
        return
      }
      operations.set(keyOf(name, kind), { name, kind, spans: 1 })
      bytes += operationBytes(name)
    },
    remove({ service, name, kind }) {
      const operations = byService.get(service)
      const known = operations?.get(keyOf(name, kind))
      if (!operations || !known) return
      known.spans -= 1
      if (known.spans > 0) return
      operations.delete(keyOf(name, kind))
      bytes -= operationBytes(name)
      if (operations.size > 0) return
      byService.delete(service)
      bytes -= serviceBytes
    },
    services: () => [...byService.keys()],
    operations: (service) =>
      Array.from(byService.get(service)?.values() ?? [], ({ name, kind }) => ({ name, kind })),
  }
}

/** What an operation adds when neither it nor its service is there yet. */
export function mostOperationBytes(name: string): number {
  return serviceBytes + operationBytes(name)
}

function operationBytes(name: string): number {
  return operationObjectBytes + name.length * 2
}

function keyOf(name: string, kind: number): string {
  return `${kind} ${name}`
}
