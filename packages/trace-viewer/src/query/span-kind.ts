/** Names of OTLP's kinds by their numbers; the first, a kind that was not told, has none. */
const kinds = ['', 'internal', 'server', 'client', 'producer', 'consumer'] as const

export function kindName(kind: number): string {
  return kinds[kind] ?? ''
}
