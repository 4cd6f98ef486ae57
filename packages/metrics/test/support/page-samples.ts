/** The samples of a page, value by series, as they stand there. */
export function samplesOf(page: string): Record<string, string> {
  const samples = page.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return Object.fromEntries(
    samples.map((line) => [line.slice(0, line.lastIndexOf(' ')), line.slice(line.lastIndexOf(' ') + 1)]),
  )
}
