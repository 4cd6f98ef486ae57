export function NoMatch({ onClear }: { onClear(): void }) {
  return (
    <section class="empty" aria-labelledby="no-match-title">
      <h2 id="no-match-title">Nothing matches</h2>
      <p>Traces are here, but none fits all the filters.</p>
      <button type="button" class="button" onClick={onClear}>
        Clear filters
      </button>
    </section>
  )
}
