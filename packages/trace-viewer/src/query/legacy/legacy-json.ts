/** Jaeger's older JSON, that of its page: https://github.com/jaegertracing/jaeger/blob/v2.13.0/internal/uimodel/model.go */
export interface LegacyTag {
  readonly key: string
  readonly type: 'string' | 'bool' | 'int64' | 'float64' | 'binary'
  /** Bytes are in base64, no bytes are null; integers beyond 2^53 are texts. */
  readonly value: string | number | boolean | null
}

export interface LegacyReference {
  readonly refType: 'CHILD_OF' | 'FOLLOWS_FROM'
  readonly traceID: string
  readonly spanID: string
}

export interface LegacySpan {
  readonly traceID: string
  readonly spanID: string
  readonly operationName: string
  readonly references: readonly LegacyReference[]
  /** Microseconds since 1970. */
  readonly startTime: number
  /** Microseconds. */
  readonly duration: number
  readonly tags: readonly LegacyTag[]
  readonly logs: readonly { readonly timestamp: number; readonly fields: readonly LegacyTag[] }[]
  readonly processID: string
  readonly warnings: readonly string[] | null
}

export interface LegacyProcess {
  readonly serviceName: string
  readonly tags: readonly LegacyTag[]
}

export interface LegacyTrace {
  readonly traceID: string
  readonly spans: readonly LegacySpan[]
  readonly processes: Readonly<Record<string, LegacyProcess>>
  readonly warnings: null
}
