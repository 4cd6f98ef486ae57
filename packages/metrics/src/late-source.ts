/** Metrics of something that is there only later, or never. */
export interface LateSource<Source> {
  /** Measures this from now on, in place of what was measured before. */
  observe(source: Source): void
  /** Ends it. */
  stop(): void
}
