interface Transport {
  readonly _transport?: Transport
  _client?: { close?(): void } | undefined
}

/**
 * Cuts the calls that an OTLP exporter of OpenTelemetry's (gRPC) has under way: one that gets no answer keeps the process alive for its
 * whole time-out, and there is no option for it. The next export connects anew. Anything else is left as it is.
 */
export function cutGrpcCalls(exporter: object): void {
  const { _delegate: delegate } = exporter as { _delegate?: { _transport?: Transport } }
  for (let one = delegate?._transport; one; one = one._transport) {
    one._client?.close?.()
    one._client = undefined
  }
}
