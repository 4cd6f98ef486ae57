const said = new Set<string>()
const mostRemembered = 100

/**
 * Says once, as a process warning, that something of this library failed; the app goes on.
 * @param where what was being done, in a few words
 */
export function reportFault(where: string, fault: unknown): void {
  try {
    const text = fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault)
    const key = `${where}: ${text}`
    if (said.has(key) || said.size >= mostRemembered) return
    said.add(key)
    process.emitWarning(`${where} failed, the request goes on: ${text}`, {
      code: 'ERR_REQUEST_OBSERVER',
      type: 'ObservabilityWarning',
    })
  } catch {
    // a fault that cannot even be told must not become the app's
  }
}
