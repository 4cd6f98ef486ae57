/**
 * The two inner parts of an OTLP exporter of OpenTelemetry's (HTTP): what repeats, and what sends once. They are not public: each is undefined, or
 * lacks what is looked for, where the inside of the exporter has changed.
 */
export function transportsOf<Retrying, Once>(
  exporter: object,
): { retrying?: Partial<Retrying> | undefined; once?: Partial<Once> | undefined } {
  const retrying = (
    exporter as { _delegate?: { _transport?: Partial<Retrying> & { _transport?: Partial<Once> } } }
  )._delegate?._transport
  return { retrying, once: retrying?._transport }
}
