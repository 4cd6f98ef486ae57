const kinds = ['not told', 'internal', 'server', 'client', 'producer', 'consumer'] as const

export function kindName(kind: number | undefined): string {
  return kinds[kind ?? 0] ?? `unknown (${kind})`
}
