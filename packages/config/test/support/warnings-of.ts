/** The messages that an action hands to process.emitWarning. Jest gives tests a process of their own without its events. */
export function warningsOf(action: () => unknown): string[] {
  const spy = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
  try {
    action()
    return spy.mock.calls.map(([message]) => String(message))
  } finally {
    spy.mockRestore()
  }
}
