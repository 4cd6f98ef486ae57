/** Time of a log line, in microseconds since 1970, from the start of its trace in nanoseconds. */
export function logOffsetNs(timeUs: number, startUnixNs: bigint): number {
  return Number(BigInt(Math.round(timeUs)) * 1_000n - startUnixNs)
}
