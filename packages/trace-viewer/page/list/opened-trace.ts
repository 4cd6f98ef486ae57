let opened: string | undefined

/** Notes the trace that is opened from the list, so that the way back leads to its row. */
export function noteOpenedTrace(traceId: string): void {
  opened = traceId
}

/** Puts the focus on the row that was opened last, once. */
export function focusOpenedTrace(list: Element | null): void {
  const link = opened && list?.querySelector<HTMLElement>(`a[href="/trace/${CSS.escape(opened)}"]`)
  opened = undefined
  if (link) link.focus({ preventScroll: true })
}
