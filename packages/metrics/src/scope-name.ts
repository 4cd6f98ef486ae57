/** The instrumentation scope of what this package measures by itself. */
export const scopeName = '@voluntarily/metrics'
