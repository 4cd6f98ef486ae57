/** What to do to see a first trace. */
export function EmptyList() {
  return (
    <section class="empty" aria-labelledby="empty-title">
      <h2 id="empty-title">No traces yet</h2>
      <p>They appear here by themselves, as soon as an app sends some.</p>
      <ol>
        <li>
          <strong>Start your app.</strong> With <code>@voluntarily/observability</code> it sends to{' '}
          <code>http://localhost:4318</code> by itself, and so does any app with OpenTelemetry over OTLP/HTTP.
        </li>
        <li>
          <strong>Make a request.</strong> Spans come in batches, a few seconds after it.
        </li>
        <li>
          <strong>Still nothing?</strong> The viewer may listen on another port: it says which one when it
          starts. Tell the app: <code>OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4318</code>. And see that{' '}
          <code>OTEL_TRACES_EXPORTER</code> is not <code>none</code>; with <code>NODE_ENV=test</code> it is.
        </li>
      </ol>
    </section>
  )
}
