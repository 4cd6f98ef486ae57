/** What stands in a text for a credential that was masked. */
export const mask = '[redacted]'
