/** Makes the page for Prometheus. */
export type PageSource = () => Promise<string>

let source: PageSource | undefined

/** Where the router of the app gets its page from; undefined while metrics are off, or do not go to Prometheus. */
export function pageSource(): PageSource | undefined {
  return source
}

export function setPageSource(next: PageSource | undefined): void {
  source = next
}
